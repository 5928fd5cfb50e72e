/** Whether the day has come on which somebody should look again. Days of UTC, as in decisions. */
export function isDue({ recheckOn }: { recheckOn: string | null }, today: string): boolean {
  return recheckOn !== null && recheckOn <= today;
}
