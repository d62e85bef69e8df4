import type { LocalizeController } from './localize-controller.js';

const parts = (seconds: number): [number, number, number] => {
  const whole = Math.round(seconds);
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
};

/** A length as players show it, such as "1:02:03". */
export function clockDuration(seconds: number): string {
  const [hours, minutes, rest] = parts(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** A length in words, such as "1 hour 2 minutes". */
export function spokenDuration(seconds: number, localize: LocalizeController): string {
  const units = ['hour', 'minute', 'second'];
  return parts(seconds)
    .map(
      (value, i) => value && localize.number(value, { style: 'unit', unit: units[i], unitDisplay: 'long' }),
    )
    .filter(Boolean)
    .join(' ');
}
