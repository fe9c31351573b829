import { useState } from 'react';
import { Button, Stack, Switch } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import {
  indicatorAnswers,
  indicatorDimensions,
  indicatorsFor,
  presumedChild,
  sheetWordsFor,
  type CaseView,
  type ScreeningView,
} from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { directionOf, isInterfaceLanguage, loadWords } from '../../platform/i18n';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { useCase } from '../case-record';
import { useScreening } from './screening.queries';
import { SheetLanguage } from './sheet-language';
import classes from './print-sheet.module.css';

/** The sheet on paper, in the person's language; without a name, and blank unless the answers are asked for. */
export function PrintSheetPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('screening.print');
  const record = useCase(id);
  const screening = useScreening(id);
  const error = record.error ?? screening.error;
  if (error) return <ErrorState error={error} onRetry={() => void record.refetch()} />;
  if (!record.data || !screening.data) return <LoadingState rows={5} height={110} />;
  return (
    <>
      <div data-no-print>
        <PageHeader
          back={{ to: `/cases/${id}?tab=exploitation`, label: t('screening.back') }}
          title={t('screening.print')}
          actions={
            <Button leftSection={<IconPrinter size={18} aria-hidden="true" />} onClick={() => globalThis.print()}>
              {t('action.print')}
            </Button>
          }
        />
      </div>
      <Sheet record={record.data} screening={screening.data} />
    </>
  );
}

function Sheet({ record, screening }: { readonly record: CaseView; readonly screening: ScreeningView }) {
  const { t, language } = useWords();
  const { i18n } = useTranslation();
  const [wanted, setWanted] = useState(record.person.languages[0] ?? language);
  const [withAnswers, setWithAnswers] = useState(false);
  // What else the person understands comes before what the reader does.
  const instead = [...record.person.languages, language];
  const sheet = sheetWordsFor([wanted, ...instead]);
  const spoken = isInterfaceLanguage(sheet.language) ? sheet.language : 'ar';
  const ready = useQuery({ queryKey: ['words', spoken], queryFn: async () => (await loadWords(i18n, spoken), true), staleTime: Infinity });
  const child = presumedChild(record.person.ageBand);
  if (!ready.data) return <LoadingState rows={3} height={96} />;
  const say = i18n.getFixedT(spoken);
  return (
    <Stack gap="lg">
      <SheetLanguage value={wanted} onChange={setWanted} person={record.person.languages} instead={instead} />
      <Switch
        data-no-print
        label={t('screening.with-answers')}
        checked={withAnswers}
        onChange={(event) => setWithAnswers(event.currentTarget.checked)}
      />
      <article className={classes.paper} lang={spoken} dir={directionOf(spoken)} aria-label={say('screening.sheet-title')}>
        <h2>{say('screening.sheet-title')}</h2>
        <p>{say('screening.sheet-intro')}</p>
        <p>
          {say('screening.sheet-case')}: <bdi dir="ltr">{record.number}</bdi>
        </p>
        {indicatorDimensions.codes.map((dimension) => {
          const asked = indicatorsFor(child).filter((one) => one.dimension === dimension);
          if (asked.length === 0) return null;
          return (
            <section key={dimension}>
              <table className={classes.table}>
                <thead>
                  <tr>
                    <th scope="col">{say(`indicator-dimension.${dimension}`)}</th>
                    {(['yes', 'no', 'unknown'] as const).map((answer) => (
                      <th key={answer} scope="col" className={classes.box}>
                        {say(`${indicatorAnswers.name}.${answer}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {asked.map(({ id }) => (
                    <tr key={id}>
                      <th scope="row">{sheet.words[id]}</th>
                      {(['yes', 'no', 'unknown'] as const).map((answer) => (
                        <td key={answer} className={classes.box}>
                          {withAnswers && screening.answers[id] === answer ? '☒' : '☐'}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          );
        })}
        <p className={classes.sign}>{say('plan.signed')}</p>
      </article>
    </Stack>
  );
}
