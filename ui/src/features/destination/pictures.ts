/** The pictures that go out beside the show's. Pure: the program only words them. */
import type { SavedDestination } from "../../bindings/SavedDestination";

export interface OtherPicture {
  /** The studio's number of it. */
  composition: number;
  width: number;
  height: number;
  /** Whom it is for. */
  names: string[];
}

/** Those of destinations that take part in the show, or were started besides; each once. */
export function otherPictures(destinations: readonly SavedDestination[]): OtherPicture[] {
  const pictures: OtherPicture[] = [];
  for (const { edition, is_used, link, name } of destinations) {
    if (!edition || edition.composition === null || !(is_used || link.link !== "off")) continue;
    const { composition, width, height } = edition;
    const known = pictures.find(each => each.composition === composition);
    if (known) known.names.push(name);
    else pictures.push({ composition, width, height, names: [name] });
  }
  return pictures;
}
