const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** "24 December 2025" or "24 Dec 2025". A date has no zone, so it never passes through Date. Anything else comes back as it was. */
export function formatDate(iso: string, style: "long" | "short" = "long"): string {
  const [, year, month, day] = DAY.exec(iso) ?? [];
  const name = monthName(Number(month), style);
  if (!year || !name || !day) return iso;
  return `${Number(day)} ${name} ${Number(year)}`;
}

/** "December" or "Dec" for 12; "" where there is no such month. */
export function monthName(month: number, style: "long" | "short" = "long"): string {
  const name = MONTHS[month - 1] ?? "";
  return style === "short" ? name.slice(0, 3) : name;
}

/** "26 December 2025, 14:02 CET": always with its zone. */
export function formatDateTime(at: Date | string, timeZone = "UTC", style: "long" | "short" = "long"): string {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of zoned(timeZone).formatToParts(new Date(at))) parts[type] = value;
  return `${formatDate(`${parts.year}-${parts.month}-${parts.day}`, style)}, ${parts.hour}:${parts.minute} ${parts.timeZoneName}`;
}

/** The calendar day that it was in the zone, as YYYY-MM-DD. */
export function dayIn(at: Date | string, timeZone = "UTC"): string {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of zoned(timeZone).formatToParts(new Date(at))) parts[type] = value;
  return `${parts.year}-${parts.month}-${parts.day}`;
}

const zones = new Map<string, Intl.DateTimeFormat>();
function zoned(timeZone: string): Intl.DateTimeFormat {
  let format = zones.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZoneName: "short",
    });
    zones.set(timeZone, format);
  }
  return format;
}

/** How long it has been: "now", "5 min", "3 h", "2 d", "7 wk", "3 y". A clock that is ahead says "now". */
export function formatAge(from: Date | string, now: Date | string): string {
  const minutes = Math.floor((new Date(now).getTime() - new Date(from).getTime()) / 60_000);
  if (!(minutes >= 1)) return "now";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h`;
  const days = Math.floor(hours / 24);
  if (days < 28) return `${days} d`;
  if (days < 365) return `${Math.floor(days / 7)} wk`;
  return `${Math.floor(days / 365)} y`;
}

/** "1,204"; above the cap "10,000+", for counts that are not counted to the end. */
export function formatCount(n: number, cap = 10_000): string {
  return n > cap ? `${group(cap)}+` : group(n);
}

function group(n: number): string {
  return String(Math.trunc(n)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 link", "2 links"; irregular plurals as the third argument. */
export function plural(word: string, n: number, many = `${word}s`): string {
  return `${formatCount(n, Number.POSITIVE_INFINITY)} ${n === 1 ? word : many}`;
}

/** "100 MB", "1.2 MB", "12 KB", "1 byte": in steps of a thousand. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1_000) return plural("byte", bytes);
  const [size, unit] = bytes < 999_500 ? [bytes / 1_000, "KB"] : [bytes / 1_000_000, "MB"];
  return `${size < 9.95 ? size.toFixed(1).replace(/\.0$/, "") : Math.round(size)} ${unit}`;
}

/** The same with a capital letter at its beginning. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "3 days overdue", "due today", "due in 2 days". */
export function lateness(deadline: string, today: string): string {
  const days = daysBetween(deadline, today);
  return days > 0 ? `${plural("day", days)} overdue` : days === 0 ? "due today" : `due in ${plural("day", -days)}`;
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
