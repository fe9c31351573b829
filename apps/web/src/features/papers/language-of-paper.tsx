import { Radio, Group } from '@mantine/core';
import { interfaceLanguages, type InterfaceLanguage } from '@himaya/domain';
import { useWords } from '../../platform/words';

interface Props {
  readonly value: InterfaceLanguage;
  readonly onChange: (language: InterfaceLanguage) => void;
}

/** The language that a paper is printed in: its reader's, not the printer's. */
export function LanguageOfPaper({ value, onChange }: Props) {
  const { t, languageName } = useWords();
  return (
    <Radio.Group
      label={t('papers.language')}
      value={value}
      onChange={(chosen) => interfaceLanguages.filter((one) => one === chosen).forEach(onChange)}
    >
      <Group gap="lg" mt={6}>
        {interfaceLanguages.map((language) => (
          <Radio key={language} value={language} label={languageName(language)} />
        ))}
      </Group>
    </Radio.Group>
  );
}
