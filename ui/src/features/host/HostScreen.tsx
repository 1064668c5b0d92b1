/** To be built. */
export function HostScreen() {
  return <p>HostScreen</p>;
}
