// @vitest-environment jsdom
import "./setup";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { FormDialog } from "../src/components/FormDialog";
import { UnsavedQuestion } from "../src/components/UnsavedQuestion";
import { useRoute } from "../src/features/shell/route";
import { Words } from "../src/l10n/l10n";
import { guardWindow } from "../src/leaving";
import { FakeHost } from "../src/platform/fake";
import { StudioClient } from "../src/studio/client";
import { StudioContext } from "../src/studio/hooks";
import { options } from "./builders";

const CLIENT = new StudioClient(new FakeHost(options()));

function Page({ isUnsaved }: { isUnsaved: boolean }) {
  const route = useRoute();
  return (
    <StudioContext value={CLIENT}>
      <Words language="en">
        <p>{route}</p>
        {route === "catalogue" && <UnsavedQuestion isUnsaved={isUnsaved} name="Lamp" />}
      </Words>
    </StudioContext>
  );
}

function Form({ isUnsaved, onClose }: { isUnsaved: boolean; onClose(): void }) {
  return (
    <StudioContext value={CLIENT}>
      <Words language="en">
        <FormDialog title="Twitch" name="Twitch" form="f" isUnsaved={isUnsaved} onClose={onClose}>
          <input aria-label="Name" />
        </FormDialog>
      </Words>
    </StudioContext>
  );
}

async function walkTo(hash: string): Promise<void> {
  await act(async () => {
    location.hash = hash;
    await new Promise(resolve => setTimeout(resolve));
  });
}

it("asks before another screen drops unsaved changes, and goes there once they are discarded", async () => {
  location.hash = "#/catalogue";
  const { rerender } = render(<Page isUnsaved />);
  await walkTo("#/live");
  expect(screen.getByText("catalogue"), "the screen stays while it asks").toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Keep editing" }));
  expect(location.hash).toBe("#/catalogue");

  await walkTo("#/live");
  await userEvent.click(screen.getByRole("button", { name: "Discard changes" }));
  await screen.findByText("live");

  await walkTo("#/catalogue");
  rerender(<Page isUnsaved={false} />);
  await walkTo("#/cards");
  expect(screen.getByText("cards"), "nothing is asked when nothing is unsaved").toBeTruthy();
});

it("asks before Escape or Cancel closes a form with unsaved changes", async () => {
  const onClose = vi.fn();
  const { rerender } = render(<Form isUnsaved onClose={onClose} />);
  await userEvent.type(screen.getByLabelText("Name"), "{Escape}");
  const question = () => screen.queryByRole("alertdialog", { name: "Leave without saving?" });
  expect(question()).toBeTruthy();
  await userEvent.keyboard("{Escape}");
  expect(question(), "Escape stays").toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Discard changes" }));
  expect(onClose).toHaveBeenCalledOnce();

  rerender(<Form isUnsaved={false} onClose={onClose} />);
  await userEvent.type(screen.getByLabelText("Name"), "{Escape}");
  expect(onClose, "nothing is asked when nothing is unsaved").toHaveBeenCalledTimes(2);
});

it("holds the desktop's window while something is unsaved, and closes it once that is discarded", async () => {
  location.hash = "#/catalogue";
  const hold = vi.fn(async () => {});
  const close = vi.fn(async () => {});
  let askToClose = () => {};
  const onCloseAsked = (listener: () => void) => {
    askToClose = listener;
  };
  guardWindow({ window: { hold, close, onCloseAsked } });
  expect(hold).toHaveBeenLastCalledWith(false);
  render(<Page isUnsaved />);
  expect(hold).toHaveBeenLastCalledWith(true);

  act(askToClose);
  await userEvent.click(screen.getByRole("button", { name: "Keep editing" }));
  expect(close).not.toHaveBeenCalled();
  act(askToClose);
  await userEvent.click(screen.getByRole("button", { name: "Discard changes" }));
  expect(close).toHaveBeenCalledOnce();
  expect(hold).toHaveBeenLastCalledWith(false);
});
