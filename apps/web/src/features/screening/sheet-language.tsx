import { Alert, Select, Stack } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { sheetWordsFor } from '@himaya/domain';
import { languageCodes } from '../../platform/code-choices';
import { useWords } from '../../platform/words';
import classes from './screening.module.css';

interface Props {
  readonly value: string;
  readonly onChange: (language: string) => void;
  /** What the person understands, offered first. */
  readonly person: readonly string[];
  /** What stands in where the chosen one is not there yet. */
  readonly instead: readonly string[];
}

/** In which language the sheet is shown; where it is not there yet, which one stands in, for everybody to see. */
export function SheetLanguage({ value, onChange, person, instead }: Props) {
  const { t, languageName } = useWords();
  const offered = [...new Set([...person, 'ar', 'ckb', 'en', ...languageCodes])];
  const { language: shown, insteadOf } = sheetWordsFor([value, ...instead]);
  return (
    <Stack gap="sm" data-no-print>
      <Select
        className={classes.narrow}
        label={t('screening.sheet-language')}
        data={offered.map((code) => ({ value: code, label: languageName(code) }))}
        value={value}
        onChange={(chosen) => chosen && onChange(chosen)}
        searchable
        nothingFoundMessage={t('state.nothing-found')}
      />
      {insteadOf && (
        <Alert color="warn" icon={<IconLanguage aria-hidden="true" />} role="status">
          {t('screening.fallback', { wanted: languageName(insteadOf), shown: languageName(shown) })}
        </Alert>
      )}
    </Stack>
  );
}
