/** To be built. */
export function ScheduleScreen() {
  return <p>ScheduleScreen</p>;
}
