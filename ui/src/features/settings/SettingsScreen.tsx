/** To be built. */
export function SettingsScreen() {
  return <p>SettingsScreen</p>;
}
