import {
  indicatorAnswers,
  indicatorDimensions,
  indicatorSheet,
  type IndicatorAnswer,
  type IndicatorId,
  type ScreeningView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import classes from './screening.module.css';

const tones: Readonly<Record<IndicatorAnswer, Tone>> = { yes: 'stopped', no: 'done', unknown: 'waiting', 'not-asked': 'neutral' };

interface Props {
  readonly view: ScreeningView;
  readonly words: Readonly<Record<IndicatorId, string>>;
}

/** Every indicator that was asked, with what holds by now and every answer in time: nothing that was said goes away. */
export function AnswerList({ view, words }: Props) {
  const { t, code, list } = useWords();
  const { date } = useDates();
  const heldOn = new Map(view.sittings.map(({ id, heldOn: day }) => [id, day]));
  return (
    <details className={classes.answers}>
      <summary>{t('screening.answers')}</summary>
      {indicatorDimensions.codes.map((dimension) => {
        const asked = indicatorSheet.indicators.filter((one) => one.dimension === dimension && view.history[one.id]);
        if (asked.length === 0) return null;
        return (
          <section key={dimension}>
            <h5 className={classes.minor}>{code(indicatorDimensions, dimension)}</h5>
            <ul className={classes.reasons}>
              {asked.map(({ id }) => (
                <li key={id} className={classes.answer}>
                  <StatusBadge tone={tones[view.answers[id] ?? 'not-asked']}>
                    {code(indicatorAnswers, view.answers[id] ?? 'not-asked')}
                  </StatusBadge>
                  <span>
                    {words[id]}
                    <span className={classes.aside}>
                      {list(
                        (view.history[id] ?? []).map(({ answer, sittingId }) =>
                          t('screening.answer-in', { answer: code(indicatorAnswers, answer), date: date(heldOn.get(sittingId) ?? '') }),
                        ),
                      )}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </details>
  );
}
