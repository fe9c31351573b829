import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Group, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { directionOf } from '../platform/i18n';
import { useWords } from '../platform/words';
import classes from './page-header.module.css';

interface Props {
  readonly title: ReactNode;
  readonly intro?: ReactNode;
  /** The page above this one. */
  readonly back?: { readonly to: string; readonly label: string };
  readonly actions?: ReactNode;
}

/** Title of a page with its way back and its main action. */
export function PageHeader({ title, intro, back, actions }: Props) {
  const { language } = useWords();
  const Back = directionOf(language) === 'rtl' ? IconChevronRight : IconChevronLeft;
  return (
    <header className={classes.header}>
      {back && (
        <Link to={back.to} className={classes.back}>
          <Back size={18} aria-hidden="true" />
          {back.label}
        </Link>
      )}
      <Group justify="space-between" align="flex-end" gap="md">
        <div className={classes.words}>
          <Title order={1}>{title}</Title>
          {intro && (
            <Text c="dimmed" component="div">
              {intro}
            </Text>
          )}
        </div>
        {actions && (
          <Group gap="xs" className={classes.actions}>
            {actions}
          </Group>
        )}
      </Group>
    </header>
  );
}
