import { Spoiler } from '@mantine/core';
import type { OverrideView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import classes from './overrides.module.css';

interface Props {
  readonly override: OverrideView;
  /** Nothing folded away: whoever decides reads it all. */
  readonly whole: boolean;
}

/** Why, in words, for whoever may read them; for the others that there are some. */
export function OverrideWords({ override: { words, courtOrderedOn }, whole }: Props) {
  const { t } = useWords();
  const { date } = useDates();
  if (!words) return <p className={classes.more}>{t('override.words-hidden')}</p>;
  const { bestInterests: best } = words;
  const said: readonly (readonly [string, string | null])[] = [
    [t('override.reason'), words.reason],
    ...(words.courtReference
      ? [[t('override.court-reference'), `${words.courtReference}${courtOrderedOn ? ` · ${date(courtOrderedOn)}` : ''}`] as const]
      : []),
    ...(best
      ? [
          [t('override.determined-by'), `${best.determinedBy ?? ''} · ${date(best.determinedOn)}`] as const,
          [t('override.considerations'), best.considerations] as const,
          [t('override.conclusion'), best.conclusion] as const,
        ]
      : []),
    ...(best?.exploitation ? [[t('override.exploitation'), best.exploitation] as const] : []),
  ];
  const list = (
    <dl className={classes.words}>
      {said.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  );
  if (whole) return list;
  return (
    <Spoiler maxHeight={96} showLabel={t('override.more')} hideLabel={t('override.less')}>
      {list}
    </Spoiler>
  );
}
