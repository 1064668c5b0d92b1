/** To be built. */
export function CatalogueScreen() {
  return <p>CatalogueScreen</p>;
}
