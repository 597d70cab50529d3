-- 0062 template conditions: when a template is offered.
--
-- Owner: app/agencies. Why: of fifty templates an officer needs the three that fit the case: its service, its state, the language and
-- the channel of the message. What is left out holds back nothing. An update has templates, too.
-- Back: drop the column and make the constraint of 0004 again.

alter table template
  add column conditions jsonb not null default '{}',
  drop constraint template_outcome_check,
  add constraint template_outcome_check check (outcome in ('done', 'planned', 'refused', 'question', 'passed-on', 'update'));
