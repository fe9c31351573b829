import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { interfaceLanguages, routes, type InterfaceLanguage } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useLanguage } from '../../platform/language';
import { meKey } from '../../platform/query-client';
import { useWords } from '../../platform/words';

/** Chooses the language of the interface and keeps it with the account; each language is named in itself. */
export function LanguageMenu() {
  const { t } = useWords();
  const { language, choose } = useLanguage();
  const client = useQueryClient();
  const keep = useMutation({
    mutationFn: (chosen: InterfaceLanguage) => call(routes.chooseLanguage, { body: { language: chosen } }),
    onSuccess: (me) => client.setQueryData(meKey, me),
  });
  const pick = (chosen: InterfaceLanguage): void => {
    void choose(chosen);
    keep.mutate(chosen);
  };
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon color="slate" aria-label={t('language.switch')}>
          <IconLanguage size={22} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {interfaceLanguages.map((offered) => (
          <Menu.Item
            key={offered}
            lang={offered}
            aria-current={offered === language || undefined}
            rightSection={offered === language ? <IconCheck size={16} aria-hidden="true" /> : null}
            onClick={() => pick(offered)}
          >
            {t(`interface.${offered}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
