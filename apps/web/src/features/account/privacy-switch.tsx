import { ActionIcon } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useScreenPrivacy } from '../../platform/privacy';
import { useWords } from '../../platform/words';
import classes from './privacy-switch.module.css';

/** Blurs names on the screen, for when somebody looks over the shoulder. */
export function PrivacySwitch() {
  const { t } = useWords();
  const { on, toggle } = useScreenPrivacy();
  const Icon = on ? IconEyeOff : IconEye;
  return (
    <ActionIcon
      className={classes.switch}
      color={on ? 'himaya' : 'slate'}
      variant={on ? 'light' : 'subtle'}
      aria-pressed={on}
      aria-label={t('privacy.on')}
      onClick={toggle}
    >
      <Icon size={22} stroke={1.7} aria-hidden="true" />
    </ActionIcon>
  );
}
