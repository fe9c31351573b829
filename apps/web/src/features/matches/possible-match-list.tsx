import { useState } from 'react';
import { Button, Select, Text } from '@mantine/core';
import { IconFolderOpen, IconMoodEmpty } from '@tabler/icons-react';
import { Link } from 'react-router';
import { governorates, possibleMatchAnswers, type PossibleMatchAnswer, type PossibleMatchView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { PersonName } from '../../ui/person-name';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { CaseNumber } from '../case-record';
import classes from './matches.module.css';
import { useAnswerPossibleMatch, usePossibleMatches } from './matches.queries';

/** Who asked about people of the desk's governorate: whom to call, and about which case. */
export function PossibleMatchList() {
  const { t } = useWords();
  const list = usePossibleMatches();
  return (
    <Panel flush>
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : !list.items ? (
        <LoadingState />
      ) : list.items.length === 0 ? (
        <EmptyState
          icon={<IconMoodEmpty size={30} stroke={1.6} aria-hidden="true" />}
          title={t('possible.none')}
          text={t('possible.none-text')}
        />
      ) : (
        <ul className={classes.list}>
          {list.items.map((item) => (
            <PossibleMatchRow key={item.id} item={item} />
          ))}
        </ul>
      )}
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </Panel>
  );
}

function PossibleMatchRow({ item }: { readonly item: PossibleMatchView }) {
  const { t, code, name } = useWords();
  const { instant } = useDates();
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <Text fw={600} component="div">
          <PersonName>{t('possible.asks', { name: item.askedBy })}</PersonName>
        </Text>
        <div className={classes.more}>
          <span>{name(item.askedByUnit)}</span>
          <time dateTime={item.at}>{instant(item.at)}</time>
          <span>
            {item.onCallPhone ? (
              <>
                {t('possible.phone')} <bdi dir="ltr">{item.onCallPhone}</bdi>
              </>
            ) : (
              t('possible.no-phone')
            )}
          </span>
        </div>
        <div className={classes.more}>
          <CaseNumber>{item.caseNumber}</CaseNumber>
          <span>{code(governorates, item.governorate)}</span>
          {!item.readable && <span>{t('possible.not-yours')}</span>}
        </div>
      </div>
      <div className={classes.answer}>
        {item.readable && (
          <Button
            component={Link}
            to={`/cases/${item.caseId}`}
            variant="default"
            leftSection={<IconFolderOpen size={18} aria-hidden="true" />}
          >
            {t('possible.open')}
          </Button>
        )}
        {item.answer && item.answeredAt ? (
          <Text>{t('possible.answered', { answer: code(possibleMatchAnswers, item.answer), time: instant(item.answeredAt) })}</Text>
        ) : (
          <AnswerForm item={item} />
        )}
      </div>
    </li>
  );
}

function AnswerForm({ item }: { readonly item: PossibleMatchView }) {
  const { t, options } = useWords();
  const answer = useAnswerPossibleMatch(item);
  const sayDone = useSayDone();
  const [chosen, setChosen] = useState<PossibleMatchAnswer | null>(null);
  return (
    <form
      className={classes.answer}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) answer.mutate(chosen, { onSuccess: () => sayDone('possible.saved') });
      }}
    >
      <Select
        label={t('possible.result')}
        data={options(possibleMatchAnswers)}
        value={chosen}
        onChange={(value) => setChosen(possibleMatchAnswers.has(value) ? value : null)}
      />
      <Button type="submit" loading={answer.isPending} disabled={chosen === null}>
        {t('possible.save')}
      </Button>
      <ProblemAlert error={answer.error} />
    </form>
  );
}
