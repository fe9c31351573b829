import { Badge, Text } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import {
  indicatorDimensions,
  screeningFindings,
  traffickingElements,
  type IndicatorId,
  type ScreeningFinding,
  type SuggestedFinding,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import classes from './screening.module.css';

const tones: Readonly<Record<ScreeningFinding, Tone>> = {
  'no-signs-so-far': 'neutral',
  'some-signs': 'waiting',
  'attempted-or-at-risk': 'waiting',
  'suggests-trafficking': 'stopped',
};

interface Props {
  readonly suggestion: SuggestedFinding;
  readonly words: Readonly<Record<IndicatorId, string>>;
}

/** What the answers suggest, never without the reasons: which signs made which dimension positive, by which rule. */
export function Suggestion({ suggestion, words }: Props) {
  const { t, code } = useWords();
  const { number } = useDates();
  const { finding, dimensions, elements, meansRequired, child, open } = suggestion;
  return (
    <section className={classes.suggestion} aria-labelledby="suggestion-title">
      <h4 id="suggestion-title" className={classes.subtitle}>
        <IconBulb size={18} aria-hidden="true" />
        {t('screening.suggestion')}
      </h4>
      <div className={classes.finding}>
        <StatusBadge tone={tones[finding]}>{code(screeningFindings, finding)}</StatusBadge>
        <span>{t('screening.suggestion-text')}</span>
      </div>
      {finding === 'no-signs-so-far' && <p className={classes.plain}>{t('screening.not-a-no')}</p>}
      {child && <p className={classes.plain}>{t('screening.child-rules')}</p>}
      <h5 className={classes.minor}>{t('screening.reasons')}</h5>
      <ul className={classes.reasons}>
        {dimensions
          .filter(({ dimension, signs }) => child || dimension !== 'child-specific' || signs.length > 0)
          .map(({ dimension, positive, rule, signs }) => (
            <li key={dimension}>
              <div className={classes.reason}>
                <strong>{code(indicatorDimensions, dimension)}</strong>
                <Badge color={positive ? 'danger' : 'slate'}>
                  {t(positive ? 'screening.positive' : signs.length > 0 ? 'screening.not-positive' : 'screening.no-signs')}
                </Badge>
                {rule && (
                  <Text size="sm" c="dimmed" component="span">
                    {t(`screening.rule.${rule}`)}
                  </Text>
                )}
              </div>
              {signs.length > 0 && (
                <ul className={classes.bullets}>
                  {signs.map((id) => (
                    <li key={id}>
                      {words[id]}
                      <bdi className={classes.entry}>{id}</bdi>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
      </ul>
      <h5 className={classes.minor}>{t('screening.elements')}</h5>
      <dl className={classes.elements}>
        {traffickingElements.codes.map((element) => (
          <div key={element}>
            <dt>{code(traffickingElements, element)}</dt>
            <dd>
              {elements[element].length > 0 ? <bdi>{elements[element].join(' · ')}</bdi> : t('screening.no-signs')}
              {element === 'means' && !meansRequired && <span className={classes.aside}>{t('screening.means-not-required')}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <Text size="sm" c="dimmed">
        {t('screening.open', { number: number(open.length) })}
      </Text>
    </section>
  );
}
