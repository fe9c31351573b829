import { useEffect, useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { IconMessage2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import {
  categories,
  interfaceLanguages,
  type Category,
  type ConsentPurpose,
  type InterfaceLanguage,
  type IsoDate,
  type LocalName,
} from '@himaya/domain';
import { datesIn } from '../../platform/dates';
import { directionOf, isInterfaceLanguage, loadWords } from '../../platform/i18n';
import { useWords } from '../../platform/words';
import classes from './consent-words.module.css';

interface Props {
  readonly purpose: ConsentPurpose;
  readonly recipient: LocalName | null;
  readonly categories: readonly Category[];
  readonly validUntil: IsoDate | null;
  /** The person's own language: the words open in it where we have it. */
  readonly language: string;
}

/** What is read or shown to the person, in a language of theirs, whatever the language of the interface is. */
export function ConsentWords({ purpose, recipient, categories: shared, validUntil, language }: Props) {
  const words = useWords();
  const { i18n } = useTranslation();
  const [shown, setShown] = useState<InterfaceLanguage>(isInterfaceLanguage(language) ? language : words.language);
  const [ready, setReady] = useState<InterfaceLanguage>(words.language);
  useEffect(() => {
    if (isInterfaceLanguage(language)) setShown(language);
  }, [language]);
  useEffect(() => {
    let gone = false;
    void loadWords(i18n, shown).then(() => {
      if (!gone) setReady(shown);
    });
    return () => {
      gone = true;
    };
  }, [i18n, shown]);

  const t = i18n.getFixedT(ready);
  const list = shared.map((category) => t(`${categories.name}.${category}`)).join(ready === 'en' ? ', ' : '، ');
  const until = validUntil ? datesIn({ language: ready, t: (key, values) => t(key, { ...values }) }).date(validUntil) : null;
  return (
    <section className={classes.sheet} aria-label={words.t('consent.words')}>
      <div className={classes.head}>
        <span className={classes.title}>
          <IconMessage2 size={18} aria-hidden="true" />
          {words.t('consent.words')}
        </span>
        <SegmentedControl
          size="xs"
          aria-label={words.t('consent.words-language')}
          value={shown}
          onChange={(chosen) => isInterfaceLanguage(chosen) && setShown(chosen)}
          data={interfaceLanguages.map((offered) => ({ value: offered, label: words.t(`interface.${offered}`) }))}
        />
      </div>
      <div lang={ready} dir={directionOf(ready)} className={classes.text}>
        <p>{t(`consent.text.${purpose}`, { recipient: recipient ? recipient[ready] : t('consent.this-desk') })}</p>
        {list && <p>{t('consent.text-categories', { categories: list })}</p>}
        {until && <p>{t('consent.text-until', { date: until })}</p>}
        <p>{t('consent.text-freedom')}</p>
      </div>
      {!isInterfaceLanguage(language) && (
        <p className={classes.note}>{words.t('consent.through-interpreter', { language: words.languageName(language) })}</p>
      )}
    </section>
  );
}
