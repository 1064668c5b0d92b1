import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  use,
  useEffect,
  useLayoutEffect,
  useRef,
} from "react";
import { Icon, type IconName } from "../../components/Icon";
import styles from "./Menu.module.css";

interface MenuProps {
  label: string;
  /** What it belongs to: it stands below it and gives the focus back to it. */
  anchor: Element;
  onClose(): void;
  children: ReactNode;
}

const CloseContext = createContext(() => {});

/** A menu of actions. Arrow keys walk, Escape and a click elsewhere close. */
export function Menu({ label, anchor, onClose, children }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    element.showPopover();
    placeBy(element, anchor.getBoundingClientRect());
    itemsOf(element)[0]?.focus();
  }, [anchor]);

  useEffect(() => {
    const onElsewhere = (event: Event) => {
      if (!(event.target instanceof Node && menu.current?.contains(event.target))) onClose();
    };
    window.addEventListener("pointerdown", onElsewhere, true);
    window.addEventListener("resize", onClose);
    return () => {
      window.removeEventListener("pointerdown", onElsewhere, true);
      window.removeEventListener("resize", onClose);
    };
  }, [onClose]);

  const close = () => {
    if (anchor instanceof HTMLElement) anchor.focus();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || !menu.current) return;
    event.preventDefault();
    const items = itemsOf(menu.current);
    const at = items.indexOf(document.activeElement as HTMLElement);
    items[(at + step + items.length) % items.length]?.focus();
  };

  return (
    <div
      ref={menu}
      role="menu"
      popover="manual"
      aria-label={label}
      className={styles.menu}
      onKeyDown={onKeyDown}
    >
      <CloseContext value={close}>{children}</CloseContext>
    </div>
  );
}

interface MenuItemProps {
  icon: IconName;
  isDangerous?: boolean;
  disabled?: boolean;
  onChoose(): void;
  children: string;
}

export function MenuItem({ icon, isDangerous, disabled, onChoose, children }: MenuItemProps) {
  const close = use(CloseContext);
  const choose = () => {
    // The focus goes back first, so that a dialog which the action opens gives it back there too.
    close();
    onChoose();
  };
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={styles.item}
      data-dangerous={isDangerous || undefined}
      disabled={disabled}
      onClick={choose}
    >
      <Icon name={icon} />
      {children}
    </button>
  );
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>("[role='menuitem']:enabled")];
}

/** Below the anchor, or above it where the window ends; never over an edge. */
function placeBy(menu: HTMLElement, anchor: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const isRoomBelow = anchor.bottom + height < window.innerHeight;
  const left = Math.max(8, Math.min(anchor.right - width, window.innerWidth - width - 8));
  menu.style.left = `${left}px`;
  menu.style.top = `${isRoomBelow ? anchor.bottom : Math.max(8, anchor.top - height)}px`;
}
