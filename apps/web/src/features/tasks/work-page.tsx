import { useState, type ReactNode } from 'react';
import { SegmentedControl, Tabs } from '@mantine/core';
import { IconCalendarMonth, IconList, IconMoodCheck, IconUserCheck, IconUserQuestion, IconUsersGroup } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { workViews, type TaskView, type WorkView } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useNow } from '../../platform/now';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { PrintButton } from '../../ui/print-button';
import { DoneStrip } from './done-strip';
import { useWork } from './tasks.queries';
import { WorkCalendar } from './work-calendar';
import { dueGroupOf, dueGroups, groupedBy, workKeyOf } from './work-days';
import { WorkRow } from './work-row';
import classes from './work-page.module.css';
import rows from './work-row.module.css';

const icons = {
  mine: <IconUserCheck size={18} aria-hidden="true" />,
  unassigned: <IconUserQuestion size={18} aria-hidden="true" />,
  unit: <IconUsersGroup size={18} aria-hidden="true" />,
} as const;

/** What the reader has to do, and what of the unit's work is nobody's: as a list by due time, or as a calendar. */
export function WorkPage() {
  const { t, code, name } = useWords();
  const { me } = useSession();
  const [search, setSearch] = useSearchParams();
  const [done, setDone] = useState<TaskView | null>(null);
  useDocumentTitle('tasks.title');
  const asked = search.get('view');
  const view: WorkView = workViews.has(asked) ? asked : 'mine';
  const calendar = search.get('show') === 'calendar';
  const show = (changed: Readonly<Record<string, string>>): void =>
    setSearch({ ...Object.fromEntries(search), ...changed }, { replace: true });
  return (
    <>
      <PageHeader
        title={t('tasks.title')}
        intro={t('tasks.intro', { unit: name(me.unit.name) })}
        actions={
          <>
            <SegmentedControl
              data-no-print
              aria-label={t('tasks.shown')}
              value={calendar ? 'calendar' : 'list'}
              onChange={(shown) => show({ show: shown })}
              data={[
                { value: 'list', label: <Shown icon={<IconList size={18} aria-hidden="true" />} label={t('tasks.list')} /> },
                {
                  value: 'calendar',
                  label: <Shown icon={<IconCalendarMonth size={18} aria-hidden="true" />} label={t('tasks.calendar')} />,
                },
              ]}
            />
            <PrintButton />
          </>
        }
      />
      {done && <DoneStrip task={done} onClose={() => setDone(null)} />}
      <Tabs value={view} onChange={(chosen) => chosen && show({ view: chosen })} keepMounted={false}>
        <Tabs.List className={classes.tabs}>
          {workViews.codes.map((offered) => (
            <Tabs.Tab key={offered} value={offered} leftSection={icons[offered]}>
              {code(workViews, offered)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {workViews.codes.map((offered) => (
          <Tabs.Panel key={offered} value={offered}>
            {calendar ? <WorkCalendar view={offered} onDone={setDone} /> : <WorkList view={offered} onDone={setDone} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

function Shown({ icon, label }: { readonly icon: ReactNode; readonly label: string }) {
  return (
    <span className={classes.shown}>
      {icon}
      {label}
    </span>
  );
}

function WorkList({ view, onDone }: { readonly view: WorkView; readonly onDone: (task: TaskView) => void }) {
  const { t } = useWords();
  const now = useNow();
  const list = useWork(view, null);
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />;
  if (!list.items) return <LoadingState rows={4} />;
  if (list.items.length === 0) {
    return (
      <Panel flush>
        <EmptyState
          icon={<IconMoodCheck size={30} stroke={1.6} aria-hidden="true" />}
          title={t(`tasks.none.${view}`)}
          text={t('tasks.none-text')}
        />
      </Panel>
    );
  }
  const groups = groupedBy(list.items, ({ dueAt }) => dueGroupOf(dueAt, new Date(now)));
  return (
    <div className={classes.groups}>
      {dueGroups.map((group) => {
        const items = groups.get(group);
        return (
          items && (
            <Panel key={group} title={t(`tasks.due.${group}`)} flush>
              <ul className={rows.list}>
                {items.map((item) => (
                  <WorkRow key={workKeyOf(item)} item={item} onDone={onDone} />
                ))}
              </ul>
            </Panel>
          )
        );
      })}
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </div>
  );
}
