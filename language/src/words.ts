const set = (list: string) => new Set(list.split(' '));

/** Words that carry no condition when they are left over in a question. */
export const fillers = set(
  'a an the all any every each some is are was were be been being there that which who whom whose have has had having of to ' +
    'and in on at for from currently now right please kindly what where when how do does did i we you us our they them it its these those this ' +
    'show list find search get give display see view fetch lookup look pull up me tell let lets know need want would like could can ' +
    'will should must may might jira jql site ticket tickets issue issues item items work card cards thing things stuff job jobs one ones ' +
    'project projects team teams status state priority type with got just also only then so still yet already here ' +
    "currently today's overview report summary totals total altogether overall many much number count exist exists existing again " +
    'results result matching by as my mine set assigned marked being am as am out every everything anything something pls plz u damn damned bloody stupid ugh argh dear mate guys folks both whole entire ' +
    'filter query run check quickly hey hi hello ok okay well thanks thank actually really exactly left remain remaining around next',
);

/** Nouns for issues of whatever type. */
export const issueNouns = set(
  'issue issues ticket tickets item items card cards work thing things stuff job jobs ones one workitem workitems tix',
);

/** Words that end a name or a text and never begin one. */
export const connectors = set(
  'a an the this that these those it its my your our their his her and or but not no with without in on at by for from to of into onto as is are ' +
    'was were be due overdue priority prio status label labels labelled labeled tag tags tagged type project component components assigned assignee ' +
    'unassigned reporter reported created updated resolved closed raised opened filed since before after until till between about ' +
    'mentioning containing regarding concerning matching which who whose whom what when where why how please thanks today tomorrow yesterday tonight ' +
    'next last over under than then now soon still currently sorted ordered order sort high low highest lowest medium ' +
    'deadline called named titled saying says having has have had does do did am i me we us you they them there all any every each some ' +
    'issue issues ticket tickets item items card cards task tasks bug bugs story stories epic epics sprint watching watched ' +
    'monday tuesday wednesday thursday friday saturday sunday if unless because while working work parent epic summary description comment team everyone everybody someone somebody',
);

/** Words that turn a sentence round; a command with one of them is not carried out. */
export const negations = set('not never no without except excluding neither nor unless if');
