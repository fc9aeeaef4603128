import { Avatar, Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import type { Project } from '@sidelight/contract';
import { useCallback, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { Panel } from './panel.tsx';
import { ProjectIssues } from './project-issues.tsx';

const useStyles = makeStyles({
  lead: { color: tokens.colorNeutralForeground2 },
  projects: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(200px, 100%), 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  project: {
    width: '100%',
    maxWidth: 'none',
    justifyContent: 'flex-start',
    textAlign: 'left',
    padding: tokens.spacingHorizontalM,
    gap: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
  },
  names: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  key: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightRegular,
  },
  wait: { justifyContent: 'flex-start' },
});

/** Shows that the sign-in works: the projects one may see, and the issues of one of them. */
export function JiraTestArea({ api }: { readonly api: Api }) {
  const styles = useStyles();
  const load = useCallback((signal: AbortSignal) => api.projects('', signal), [api]);
  const { loaded, reload } = useLoaded(load);
  const [project, setProject] = useState<Project>();

  if (project !== undefined)
    return (
      <Panel
        title={`Issues of ${project.name}`}
        beside={
          <Button size="small" icon={<ArrowLeftRegular />} onClick={() => setProject(undefined)}>
            All projects
          </Button>
        }
      >
        <ProjectIssues key={project.key} api={api} project={project} />
      </Panel>
    );
  return (
    <Panel title="Try Jira">
      {loaded.state === 'loading' ? (
        <Spinner className={styles.wait} size="tiny" label="Asking Jira for your projects…" />
      ) : null}
      {loaded.state === 'failed' ? <TroubleMessage trouble={loaded.trouble} onRemedy={reload} /> : null}
      {loaded.state === 'ready' ? (
        <>
          <span className={styles.lead}>
            {projectsInWords(loaded.value.projects.length, loaded.value.total)}
          </span>
          <ul className={styles.projects}>
            {loaded.value.projects.map((each) => (
              <li key={each.id}>
                <Button className={styles.project} onClick={() => setProject(each)}>
                  <Avatar
                    shape="square"
                    size={32}
                    color="colorful"
                    idForColor={each.key}
                    initials={each.key.slice(0, 2)}
                    aria-hidden="true"
                  />
                  <span className={styles.names}>
                    <span className={styles.name}>{each.name}</span>
                    <span className={styles.key}>{each.key}</span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Panel>
  );
}

function projectsInWords(shown: number, total: number): string {
  if (total === 0) return 'Jira answered: you may see no project on this site.';
  if (shown < total) return `Showing ${shown} of ${total} projects. Pick one to see its issues.`;
  return total === 1
    ? 'One project. Pick it to see its issues.'
    : `${total} projects. Pick one to see its issues.`;
}
