import { governorates, interpretationModes, interpretationOccasions, interpretationPlaces, type RequestedSession } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import type { Tone } from '../../ui/status-badge';

export const toneOf: Readonly<Record<RequestedSession['status'], Tone>> = {
  planned: 'active',
  held: 'done',
  'not-attended': 'stopped',
  cancelled: 'neutral',
};

type Said = Pick<RequestedSession, 'from' | 'to' | 'mode' | 'place' | 'governorate' | 'occasion' | 'language'>;

/** When a session is, and how and where, in words. */
export function useSessionWords(): { readonly span: (of: Pick<Said, 'from' | 'to'>) => string; readonly manner: (of: Said) => string } {
  const { t, code, languageName } = useWords();
  const { instant, clock } = useDates();
  const minutesOf = (at: string): number => new Date(at).getHours() * 60 + new Date(at).getMinutes();
  return {
    span: ({ from, to }) => t('interp.span', { from: instant(from), to: clock(minutesOf(to)) }),
    manner: ({ mode, place, governorate, occasion, language }) =>
      [
        code(interpretationOccasions, occasion),
        languageName(language),
        code(interpretationModes, mode),
        place === null ? null : code(interpretationPlaces, place),
        governorate === null ? null : code(governorates, governorate),
      ]
        .filter((part) => part !== null)
        .join(' · '),
  };
}
