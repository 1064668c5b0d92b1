/** To be built. */
export function Welcome() {
  return null;
}
