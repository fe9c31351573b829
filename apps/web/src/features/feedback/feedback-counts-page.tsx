import { Stack, Text } from '@mantine/core';
import { IconMessageHeart } from '@tabler/icons-react';
import { feedbackQuestions, feedbackRatings, feedbackWords, services, type FeedbackBlock } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ScrollRegion } from '../../ui/scroll-region';
import { useFeedbackCounts } from './feedback.queries';
import classes from './feedback.module.css';

/** What was said of the own agency's services, in numbers of ten at least. */
export function FeedbackCountsPage() {
  const { t } = useWords();
  useDocumentTitle('feedback.counts-title');
  const { data, error, refetch } = useFeedbackCounts();
  return (
    <>
      <PageHeader title={t('feedback.counts-title')} intro={t('feedback.counts-lead')} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : data.length === 0 ? (
        <Panel>
          <EmptyState
            icon={<IconMessageHeart size={30} stroke={1.6} aria-hidden="true" />}
            title={t('feedback.counts-none')}
            text={t('feedback.counts-lead')}
          />
        </Panel>
      ) : (
        <Stack gap="lg">
          {data.map((block) => (
            <Block key={`${block.service} ${block.fromMonth}`} block={block} />
          ))}
        </Stack>
      )}
    </>
  );
}

function Block({ block }: { readonly block: FeedbackBlock }) {
  const { t, code } = useWords();
  const { date, number } = useDates();
  const title = `${code(services, block.service)} · ${date(block.fromMonth, 'month')} – ${date(block.toMonth, 'month')}`;
  const rows = [
    ...feedbackRatings.codes.map((rating) => ({ label: code(feedbackRatings, rating), counts: block.counts[rating], of: number })),
    ...feedbackQuestions.codes.map((question) => ({
      label: code(feedbackQuestions, question),
      counts: block.counts[question],
      of: (answer: number | string): string => (feedbackWords.has(answer) ? code(feedbackWords, answer) : String(answer)),
    })),
  ];
  return (
    <Panel title={title}>
      <Text>{t('feedback.counts-of', { number: number(block.answers) })}</Text>
      <ScrollRegion label={`${title}: ${t('feedback.counts-of', { number: number(block.answers) })}`}>
        <table className={classes.counts}>
          <tbody>
            {rows.map(({ label, counts, of }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {Object.entries(counts).map(([answer, count]) => (
                  <td key={answer}>
                    {of(/^\d$/.test(answer) ? Number(answer) : (answer as never))}: {number(count)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Panel>
  );
}
