import { UnstyledButton } from '@mantine/core';
import { interfaceLanguages } from '@himaya/domain';
import { useLanguage } from '../platform/language';
import { useWords } from '../platform/words';
import classes from './language-choices.module.css';

/** The languages side by side, each named in itself, for who has not chosen yet. */
export function LanguageChoices() {
  const { t } = useWords();
  const { language, choose } = useLanguage();
  return (
    <div role="group" aria-label={t('language.switch')} className={classes.choices}>
      {interfaceLanguages.map((offered) => (
        <UnstyledButton
          key={offered}
          lang={offered}
          aria-pressed={offered === language}
          className={classes.choice}
          onClick={() => void choose(offered)}
        >
          {t(`interface.${offered}`)}
        </UnstyledButton>
      ))}
    </div>
  );
}
