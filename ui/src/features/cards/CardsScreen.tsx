/** To be built. */
export function CardsScreen() {
  return <p>CardsScreen</p>;
}
