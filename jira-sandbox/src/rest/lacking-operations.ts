/**
 * What Jira's platform API has and the sandbox has not, every parameter written `:`. It is answered by 501; what is
 * neither here nor served is nothing of Jira's. `npm run conformance` holds it against Atlassian's document.
 */
const LINES = `
  GET,PUT /app/field/:/context/configuration | PUT /app/field/:/value |
  POST /app/field/context/configuration/list | POST /app/field/value | PUT /application-properties/: |
  GET /attachment/:/expand/human | GET /attachment/:/expand/raw | POST /bulk/issues/move |
  GET /classification-levels | GET,POST /config/fieldschemes | GET,PUT,DELETE /config/fieldschemes/: |
  GET /config/fieldschemes/:/fields | GET /config/fieldschemes/:/fields/:/parameters |
  GET /config/fieldschemes/:/projects | PUT,DELETE /config/fieldschemes/fields |
  PUT,DELETE /config/fieldschemes/fields/parameters | GET,PUT /config/fieldschemes/projects |
  PUT /configuration/timetracking | PUT /configuration/timetracking/options | PUT /dashboard/bulk/edit |
  GET /data-policy | GET /data-policy/project | POST /expression/analyse | POST /expression/eval |
  POST /expression/evaluate | DELETE /field/:/context/:/option/:/issue | POST /field/:/context/mapping |
  GET /field/:/contexts | GET,POST /field/:/option | GET,PUT,DELETE /field/:/option/: |
  DELETE /field/:/option/:/issue | GET /field/:/option/suggestions/edit | GET /field/:/option/suggestions/search
  | PUT,DELETE /field/association | POST /fieldconfiguration | PUT,DELETE /fieldconfiguration/: |
  PUT /fieldconfiguration/:/fields | POST /fieldconfigurationscheme | PUT,DELETE /fieldconfigurationscheme/: |
  PUT /fieldconfigurationscheme/:/mapping | POST /fieldconfigurationscheme/:/mapping/delete |
  PUT /fieldconfigurationscheme/project | POST,PUT /issue/archive | GET /issue/limit/report |
  POST /issue/properties | PUT,DELETE /issue/properties/: | POST /issue/properties/multi | PUT /issue/unarchive
  | PUT /issues/archive/export | POST /issuesecurityschemes | PUT,DELETE /issuesecurityschemes/: |
  PUT /issuesecurityschemes/:/level | PUT,DELETE /issuesecurityschemes/:/level/: |
  PUT /issuesecurityschemes/:/level/:/member | DELETE /issuesecurityschemes/:/level/:/member/: |
  PUT /issuesecurityschemes/level/default | PUT /issuesecurityschemes/project | POST /issuetype/:/avatar2 |
  GET /issuetype/:/properties | GET,PUT,DELETE /issuetype/:/properties/: | POST /issuetypescheme |
  PUT,DELETE /issuetypescheme/: | PUT /issuetypescheme/:/issuetype | DELETE /issuetypescheme/:/issuetype/: |
  PUT /issuetypescheme/:/issuetype/move | PUT /issuetypescheme/project | POST /issuetypescreenscheme |
  PUT,DELETE /issuetypescreenscheme/: | PUT /issuetypescreenscheme/:/mapping |
  PUT /issuetypescreenscheme/:/mapping/default | POST /issuetypescreenscheme/:/mapping/remove |
  GET /issuetypescreenscheme/:/project | PUT /issuetypescreenscheme/project | GET,POST /jql/function/computation
  | POST /jql/function/computation/search | POST /jql/pdcleaner | GET /license/approximateLicenseCount |
  GET /license/approximateLicenseCount/product/: | POST /notificationscheme | PUT,DELETE /notificationscheme/: |
  PUT /notificationscheme/:/notification | DELETE /notificationscheme/:/notification/: | GET,POST /plans/plan |
  GET,PUT /plans/plan/: | PUT /plans/plan/:/archive | POST /plans/plan/:/duplicate | GET /plans/plan/:/team |
  POST /plans/plan/:/team/atlassian | GET,PUT,DELETE /plans/plan/:/team/atlassian/: |
  POST /plans/plan/:/team/planonly | GET,PUT,DELETE /plans/plan/:/team/planonly/: | PUT /plans/plan/:/trash |
  POST /priorityscheme | PUT,DELETE /priorityscheme/: | GET /priorityscheme/:/priorities |
  GET /priorityscheme/:/projects | POST /priorityscheme/mappings | GET /priorityscheme/priorities/available |
  POST /project-template | PUT /project-template/edit-template | GET /project-template/live-template |
  DELETE /project-template/remove-template | POST /project-template/save-template | PUT /project/:/avatar |
  DELETE /project/:/avatar/: | POST /project/:/avatar2 | GET,PUT,DELETE /project/:/classification-level/default
  | PUT /project/:/email | GET /projects/fields | POST /redact | GET /redact/status/: | POST /screens |
  PUT,DELETE /screens/: | POST /screens/:/tabs | PUT,DELETE /screens/:/tabs/: | POST /screens/:/tabs/:/fields |
  DELETE /screens/:/tabs/:/fields/: | POST /screens/:/tabs/:/fields/:/move | POST /screens/:/tabs/:/move/: |
  POST /screens/addToDefault/: | POST /screenscheme | PUT,DELETE /screenscheme/: | PUT /settings/columns |
  GET /statuses/:/project/:/issueTypeUsages | POST /task/:/cancel | GET,POST /uiModifications |
  PUT,DELETE /uiModifications/: | POST /universal_avatar/type/:/owner/: |
  DELETE /universal_avatar/type/:/owner/:/avatar/: | GET /user/email | GET /user/email/bulk |
  GET /user/search/query | GET /user/search/query/key | GET,POST,PUT /version/:/relatedwork |
  DELETE /version/:/relatedwork/: | GET,POST,DELETE /webhook | GET /webhook/failed | PUT /webhook/refresh |
  POST /workflow | DELETE /workflow/: | GET /workflow/:/project/:/issueTypeUsages |
  GET /workflow/:/workflowSchemes | POST /workflow/history | POST /workflow/history/list |
  GET,PUT /workflow/rule/config | PUT /workflow/rule/config/delete |
  GET,POST,PUT,DELETE /workflow/transitions/:/properties | POST /workflows | GET /workflows/capabilities |
  POST /workflows/create | POST /workflows/create/validation | GET /workflows/defaultEditor |
  POST /workflows/preview | GET /workflows/search | POST /workflows/update | POST /workflows/update/validation |
  POST /workflowscheme | PUT,DELETE /workflowscheme/: | POST /workflowscheme/:/createdraft |
  PUT,DELETE /workflowscheme/:/default | GET,PUT,DELETE /workflowscheme/:/draft |
  GET,PUT,DELETE /workflowscheme/:/draft/default | GET,PUT,DELETE /workflowscheme/:/draft/issuetype/: |
  POST /workflowscheme/:/draft/publish | GET,PUT,DELETE /workflowscheme/:/draft/workflow |
  PUT,DELETE /workflowscheme/:/issuetype/: | GET /workflowscheme/:/projectUsages |
  PUT,DELETE /workflowscheme/:/workflow | PUT /workflowscheme/project | POST /workflowscheme/project/switch |
  POST /workflowscheme/read | POST /workflowscheme/update | POST /workflowscheme/update/mappings
`;

export interface LackingOperation {
  readonly method: string;
  /** Below `/rest/api/3`. */
  readonly path: string;
}

export const lackingOperations: readonly LackingOperation[] = LINES.trim()
  .split(/\s*\|\s*/)
  .flatMap((entry) => {
    const [methods = '', path = ''] = entry.split(/\s+/);
    return methods.split(',').map((method) => ({ method, path }));
  });
