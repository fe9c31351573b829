import { memo } from 'react';
import { Badge, Group, Radio, Text } from '@mantine/core';
import {
  indicatorAnswers,
  indicatorDimensions,
  indicatorsFor,
  type Governorate,
  type IndicatorAnswer,
  type IndicatorDimension,
  type IndicatorId,
  type SheetIndicator,
} from '@himaya/domain';
import { directionOf, isInterfaceLanguage } from '../../platform/i18n';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { DangerNow } from './danger-now';
import classes from './screening.module.css';

interface Props {
  readonly child: boolean;
  /** Of the case: whose duty officer is called where danger is named. */
  readonly governorate: Governorate;
  /** The language the sheet's words are in, and the words. */
  readonly language: string;
  readonly words: Readonly<Record<IndicatorId, string>>;
  readonly answers: Readonly<Record<IndicatorId, IndicatorAnswer>>;
  /** What earlier talks came to. */
  readonly earlier: Readonly<Record<IndicatorId, IndicatorAnswer>>;
  readonly onAnswer: (id: IndicatorId, answer: IndicatorAnswer) => void;
}

/** The sheet, dimension by dimension; every question can be left open. */
export function IndicatorFields({ child, governorate, language, words, answers, earlier, onAnswer }: Props) {
  const { code } = useWords();
  const asked = indicatorsFor(child);
  return indicatorDimensions.codes.map((dimension: IndicatorDimension) => {
    const own = asked.filter((one) => one.dimension === dimension);
    if (own.length === 0) return null;
    return (
      <Panel key={dimension} title={code(indicatorDimensions, dimension)} flush>
        <ul className={classes.sheet}>
          {own.map((indicator) => (
            <Question
              key={indicator.id}
              indicator={indicator}
              governorate={governorate}
              language={language}
              text={words[indicator.id] ?? ''}
              answer={answers[indicator.id] ?? 'not-asked'}
              before={earlier[indicator.id]}
              onAnswer={onAnswer}
            />
          ))}
        </ul>
      </Panel>
    );
  });
}

interface QuestionProps {
  readonly indicator: SheetIndicator;
  readonly governorate: Governorate;
  readonly language: string;
  readonly text: string;
  readonly answer: IndicatorAnswer;
  readonly before: IndicatorAnswer | undefined;
  readonly onAnswer: (id: IndicatorId, answer: IndicatorAnswer) => void;
}

/** One question; drawn anew only when its own answer changes, since there are sixty. */
const Question = memo(function Question({ indicator, governorate, language, text, answer, before, onAnswer }: QuestionProps) {
  const { t, code } = useWords();
  const { id, presentDanger } = indicator;
  return (
    <li className={classes.question}>
      <Radio.Group
        name={id}
        value={answer}
        onChange={(given) => indicatorAnswers.has(given) && onAnswer(id, given)}
        label={
          <span className={classes.fact}>
            <span lang={language} dir={isInterfaceLanguage(language) ? directionOf(language) : 'auto'}>
              {text}
            </span>
            {presentDanger && <Badge color="danger">{t('screening.danger')}</Badge>}
          </span>
        }
      >
        <Group gap="md" mt={6}>
          {indicatorAnswers.codes.map((offered) => (
            <Radio key={offered} value={offered} label={code(indicatorAnswers, offered)} />
          ))}
        </Group>
      </Radio.Group>
      {presentDanger && answer === 'yes' && <DangerNow governorate={governorate} />}
      {before && (
        <Text size="sm" c="dimmed">
          {t('screening.earlier', { answer: code(indicatorAnswers, before) })}
        </Text>
      )}
    </li>
  );
});
