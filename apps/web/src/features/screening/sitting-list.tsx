import { Badge, Group } from '@mantine/core';
import { accompaniments, interpreterKinds, interpreterTies, ownSexWishes, type SittingView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import classes from './screening.module.css';

/** The talks as they were held: when, by whom, in which language, and what should be done better next time. */
export function SittingList({ sittings }: { readonly sittings: readonly SittingView[] }) {
  const { t, code, name, languageName } = useWords();
  const { date } = useDates();
  return (
    <section aria-labelledby="sittings-title">
      <h4 id="sittings-title" className={classes.subtitle}>
        {t('screening.sittings')}
      </h4>
      <ol className={classes.sittings}>
        {sittings.map((sitting) => (
          <li key={sitting.id} className={classes.sitting}>
            <Group gap="xs">
              <strong>{date(sitting.heldOn)}</strong>
              {sitting.concerns.map((concern) => (
                <Badge key={concern} color={concern === 'interpreter-of-suspect' ? 'danger' : 'warn'}>
                  {t(`screening.concern.${concern}`)}
                </Badge>
              ))}
            </Group>
            <DefinitionList
              items={[
                { term: t('screening.interviewer'), value: [sitting.interviewer, name(sitting.unit.name)].filter(Boolean).join(' · ') },
                { term: t('screening.language'), value: languageName(sitting.language) },
                { term: t('screening.interpreter'), value: code(interpreterKinds, sitting.interpreter) },
                ...(sitting.interpreterTie ? [{ term: t('screening.tie'), value: code(interpreterTies, sitting.interpreterTie) }] : []),
                { term: t('screening.own-sex'), value: code(ownSexWishes, sitting.ownSexWish) },
                ...(sitting.accompaniment
                  ? [{ term: t('screening.accompaniment'), value: code(accompaniments, sitting.accompaniment) }]
                  : []),
              ]}
            />
            {sitting.note && (
              <p className={classes.note} dir="auto">
                {sitting.note}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
