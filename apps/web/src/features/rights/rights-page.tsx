import { Alert, Anchor, Button, Select, Stack } from '@mantine/core';
import { IconEar, IconPrinter } from '@tabler/icons-react';
import { useNavigate, useParams } from 'react-router';
import { rightsDirection, rightsLanguages, rightsTexts, type RightsLanguage } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import classes from './rights.module.css';

const isKept = (language: string): language is RightsLanguage => (rightsLanguages as readonly string[]).includes(language);

/** The list of rights, to be read with the person or printed for them; it names no case. */
export function RightsPage() {
  const { t, language: ours, languageName } = useWords();
  const { language: asked = '' } = useParams();
  const navigate = useNavigate();
  useDocumentTitle('rights.page-title');
  const language = isKept(asked) ? asked : 'ar';
  const text = rightsTexts[language];
  // The interface's own words stand in for what nobody has translated: for whoever reads aloud.
  const shown: RightsLanguage = text === null ? ours : language;
  const sheet = rightsTexts[shown];
  return (
    <>
      <PageHeader
        title={t('rights.page-title')}
        actions={
          <Button leftSection={<IconPrinter size={18} aria-hidden="true" />} onClick={() => globalThis.print()}>
            {t('rights.print')}
          </Button>
        }
      />
      <Stack gap="lg">
        <Select
          data-no-print
          maw="20rem"
          label={t('rights.in-language')}
          data={rightsLanguages.map((value) => ({ value, label: languageName(value) }))}
          value={language}
          onChange={(chosen) => chosen && void navigate(`/rights/${chosen}`, { replace: true })}
          allowDeselect={false}
        />
        {text === null && (
          <Alert color="warn" icon={<IconEar aria-hidden="true" />}>
            {t('rights.not-translated', { language: languageName(language) })}{' '}
            <Anchor href={`/portal/rights/${language}`} target="_blank" rel="noreferrer">
              {t('rights.plain-sheet')}
            </Anchor>
          </Alert>
        )}
        {sheet && (
          <Panel>
            <div className={classes.sheet} lang={shown} dir={rightsDirection(shown)}>
              <h2>{sheet.title}</h2>
              <p>{sheet.lead}</p>
              <ol className={classes.rights}>
                {sheet.rights.map((right) => (
                  <li key={right}>{right}</li>
                ))}
              </ol>
            </div>
          </Panel>
        )}
      </Stack>
    </>
  );
}
