import { useId, useState } from "react";
import type { DossierView } from "../../bindings/DossierView";
import type { ProductId } from "../../bindings/ProductId";
import { panelProps, Tabs } from "../../components/Tabs";
import { UndoOffers } from "../../components/UndoOffer";
import { useText } from "../../l10n/l10n";
import styles from "./Dossier.module.css";
import { EntrySection } from "./EntrySection";
import { countOf, SECTIONS, type Section } from "./entries";
import { Reviews } from "./reviews/Reviews";
import { useDossier } from "./useDossier";

interface DossierPanelProps {
  product: ProductId;
  /** Where one begins. */
  section?: Section | undefined;
}

/** All that is known of a product, to be read and edited. */
export function DossierPanel({ product, section: first = "fact" }: DossierPanelProps) {
  const text = useText();
  const id = useId();
  const view = useDossier(product);
  const [section, setSection] = useState<Section>(first);
  // A part that was looked at stays where it is, unseen: what is half typed in it is not lost.
  const [seen, setSeen] = useState<readonly Section[]>([first]);
  const choose = (chosen: Section) => {
    setSection(chosen);
    setSeen(now => (now.includes(chosen) ? now : [...now, chosen]));
  };
  if (!view) return <div className={styles.panel} />;
  return (
    <UndoOffers>
      <div className={styles.panel}>
        <div className={styles.sections}>
          <Tabs
            label={text("dossier-sections")}
            id={id}
            chosen={section}
            tabs={SECTIONS.map(value => ({
              value,
              name: text(`dossier-section-${value}`),
              count: countOf(view.dossier, value),
            }))}
            onChoose={choose}
          />
        </div>
        {seen.map(each => (
          <div
            key={each}
            {...panelProps(id, each)}
            className={styles.section}
            hidden={each !== section}
          >
            <Part view={view} section={each} />
          </div>
        ))}
      </div>
    </UndoOffers>
  );
}

function Part({ view, section }: { view: DossierView; section: Section }) {
  if (section === "review") return <Reviews view={view} />;
  return <EntrySection view={view} section={section} />;
}
