import { useState } from 'react';
import { Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { useAbility } from '@casl/react';
import { IconLink, IconLinkOff, IconUsersGroup } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { AppAbility } from '@himaya/auth';
import { caseLinkKinds, categoryOfLink, type CaseLinkKind, type CaseLinkView, type CaseView } from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { CaseNumber } from '../case-record';
import classes from './matches.module.css';
import { useCaseLinks, useLinkCase, useUndoLink } from './matches.queries';

const chosenByHand = caseLinkKinds.codes.filter((kind) => kind !== 'duplicate-of');

/** The cases this one belongs with, of those the reader may read too. */
export function LinksPanel({ record }: { readonly record: CaseView }) {
  const { t, code } = useWords();
  const ability = useAbility<AppAbility>();
  const links = useCaseLinks(record.id);
  const [adding, setAdding] = useState(false);
  const [undoing, setUndoing] = useState<CaseLinkView | null>(null);
  const offered = ability.can('record', 'CaseLink')
    ? chosenByHand.filter((kind) => record.access.write.includes(categoryOfLink[kind]))
    : [];
  return (
    <Panel title={t('links.title')} icon={<IconLink size={20} aria-hidden="true" />}>
      <Stack gap="sm" align="flex-start">
        {links.error ? (
          <ErrorState error={links.error} onRetry={() => void links.refetch()} />
        ) : !links.data ? (
          <LoadingState rows={1} height={40} />
        ) : links.data.length === 0 ? (
          <Text c="dimmed">{t('links.none')}</Text>
        ) : (
          <ul className={classes.list}>
            {links.data.map((link) => (
              <li key={link.id}>
                <Link to={`/cases/${link.caseId}`}>
                  <CaseNumber>{link.caseNumber}</CaseNumber>
                </Link>
                <div className={classes.more}>
                  <span>{code(caseLinkKinds, link.kind)}</span>
                  {ability.can('withdraw', 'CaseLink') && (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      onClick={() => setUndoing(link)}
                      leftSection={<IconLinkOff size={16} aria-hidden="true" />}
                      aria-label={`${t('links.undo')}: ${link.caseNumber}`}
                    >
                      {t('links.undo')}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
        {record.status === 'open' &&
          record.access.write.length > 0 &&
          ability.can('send', 'Referral') &&
          links.data?.some(({ kind }) => kind !== 'duplicate-of') && (
            <Button
              component={Link}
              to={`/cases/${record.id}/refer-family`}
              variant="light"
              size="sm"
              leftSection={<IconUsersGroup size={18} aria-hidden="true" />}
            >
              {t('family.open')}
            </Button>
          )}
        {offered.length > 0 && (
          <Button variant="default" size="sm" onClick={() => setAdding(true)} leftSection={<IconLink size={18} aria-hidden="true" />}>
            {t('links.add')}
          </Button>
        )}
      </Stack>
      {adding && <AddDialog caseId={record.id} offered={offered} onClose={() => setAdding(false)} />}
      {undoing && <UndoDialog caseId={record.id} link={undoing} onClose={() => setUndoing(null)} />}
    </Panel>
  );
}

interface AddProps {
  readonly caseId: string;
  /** Kinds whose part of the case this reader writes. */
  readonly offered: readonly CaseLinkKind[];
  readonly onClose: () => void;
}

function AddDialog({ caseId, offered, onClose }: AddProps) {
  const { t, options, fieldError } = useWords();
  const link = useLinkCase(caseId);
  const sayDone = useSayDone();
  const [caseNumber, setCaseNumber] = useState('');
  const [kind, setKind] = useState<CaseLinkKind>(offered[0] ?? 'family');
  const wrong = link.error instanceof ApiProblem ? link.error.errors.find(({ path }) => path === 'caseNumber') : undefined;
  const save = (): void =>
    link.mutate(
      { caseNumber: caseNumber.trim(), kind },
      {
        onSuccess: () => {
          sayDone('links.linked');
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      title={t('links.add')}
      confirmLabel={t('links.save')}
      busy={link.isPending}
      error={wrong ? null : link.error}
      onConfirm={save}
      onClose={onClose}
    >
      <TextInput
        label={t('links.number')}
        value={caseNumber}
        onChange={(event) => setCaseNumber(event.currentTarget.value)}
        error={wrong && fieldError(wrong.code)}
        maxLength={40}
        dir="ltr"
        required
        withAsterisk={false}
        data-autofocus
      />
      <Select
        label={t('links.kind')}
        data={options(caseLinkKinds, offered)}
        value={kind}
        onChange={(chosen) => caseLinkKinds.has(chosen) && setKind(chosen)}
      />
    </ConfirmDialog>
  );
}

function UndoDialog({ caseId, link, onClose }: { readonly caseId: string; readonly link: CaseLinkView; readonly onClose: () => void }) {
  const { t } = useWords();
  const undo = useUndoLink(caseId);
  const sayDone = useSayDone();
  return (
    <ConfirmDialog
      opened
      danger
      title={t('links.undo-title')}
      text={t('links.undo-text')}
      confirmLabel={t('links.undo')}
      busy={undo.isPending}
      error={undo.error}
      onConfirm={() =>
        undo.mutate(link.id, {
          onSuccess: () => {
            sayDone('links.undone');
            onClose();
          },
        })
      }
      onClose={onClose}
    />
  );
}
