import type { ProjectContent } from './template.ts';

export const emberfallContent: ProjectContent = {
  slots: {
    place: [
      'the Glass Harbour',
      'Ashmoor',
      'the Lantern Bridge',
      'the Sunken Library',
      'Cinder Peak',
      'the Whispering Mine',
    ],
    creature: [
      'the ember wolf',
      'the moth queen',
      'the clay giant',
      'the lamplighter',
      'the river spirit',
      'the tin raven',
    ],
    item: [
      'the grappling hook',
      'the star map',
      'the copper flute',
      'the warden’s shield',
      'the healing ember',
    ],
    platform: ['Steam Deck', 'PlayStation 5', 'Xbox Series S', 'Switch 2', 'a laptop without graphics card'],
    mode: ['two-player mode', 'photo mode', 'the training ground', 'story mode', 'a party of four'],
    drop: ['41 to 23', '60 to 38', '58 to 44', '30 to 19'],
    weather: ['falling stars', 'heavy rain', 'fog', 'a sandstorm', 'snow at night'],
    language: ['Polish', 'Italian', 'Bulgarian', 'Portuguese', 'Swedish', 'simplified Chinese'],
    quest: [
      '"A Light for Ashmoor"',
      '"The Ferryman’s Debt"',
      '"Seven Bells"',
      '"What the Tide Took"',
      '"The Last Kiln"',
    ],
    skill: ['double jump', 'shield bash', 'ember dash', 'parry', 'wall climb'],
  },
  epics: [
    {
      component: 'Gameplay',
      summary: 'The second act, playable from start to end',
      description:
        'From the harbour to the first sight of Cinder Peak. Rough places are fine, dead ends are not.',
    },
    {
      component: 'Art',
      summary: 'Six places, one light',
      description: 'Every place is recognised by its light alone. Start with the two that players see most.',
    },
    {
      component: 'Engine',
      summary: '60 frames on the consoles',
      description:
        'Streaming, shadows and particles are the three big costs.\n- Measure first\n- One budget per place\n- A build that fails when it is passed',
    },
    {
      component: 'Audio',
      summary: 'Music that follows the weather',
      description: 'Layers that come and go with the falling stars, without a seam.',
    },
    {
      component: 'Online',
      summary: 'Join a friend within ten seconds',
      description: 'From the invitation to standing beside each other, on every platform.',
    },
  ],
  templates: [
    {
      type: 'Bug',
      component: 'Gameplay',
      summary: 'Player falls through the floor of {place} with {skill}',
      description:
        'Use {skill} towards the wall left of the entrance and land at its edge. The fall never ends and the game has to be left.\nSeen in {mode}.',
      comments: [
        'The collision mesh has a hole between two tiles.',
        'Put a kill volume under it for now, so that one at least comes back.',
      ],
      labels: ['collision'],
    },
    {
      type: 'Bug',
      component: 'Gameplay',
      summary: '{creature} does not attack in {mode}',
      description:
        'It walks up, looks at the player and stays. In single player it behaves.\n1. Start {mode}\n2. Go to {place}\n3. Wait',
      comments: [
        'Its target is chosen before the second player has joined.',
        'Funny to watch. Fix is in review.',
      ],
      labels: ['ai'],
    },
    {
      type: 'Bug',
      component: 'Engine',
      summary: 'Frame rate in {place} goes from {drop} with {weather}',
      description:
        'Measured on {platform}, newest build.\n> particles 9.8 ms\n> shadows   6.1 ms\n> rest      11.2 ms',
      comments: [
        'Half of the particles are behind the mountain. We never cull them.',
        '@someone can the effect live with half the number?',
      ],
      labels: ['performance'],
    },
    {
      type: 'Bug',
      component: 'Engine',
      summary: 'Crash when leaving {place} on {platform}',
      description:
        'The game closes within a second after the loading screen starts. Four of ten tries.\n> Fatal: out of memory in StreamingPool::Reserve',
      comments: [
        'We load the next place before we free this one. On this machine that is too much.',
        'No crash in forty tries with the new order.',
      ],
      labels: ['crash'],
    },
    {
      type: 'Bug',
      component: 'Online',
      summary: '{item} is gone after joining a friend in {mode}',
      description: 'The guest’s bag comes back without {item}. The one who invites keeps everything.',
      comments: [
        'The save of the host wins. It should merge bags.',
        'A few testers lost it for good, I can restore it by hand until then.',
      ],
      labels: ['saves', 'playtest-feedback'],
    },
    {
      type: 'Bug',
      component: 'Online',
      summary: 'Invitation to {mode} runs out on {platform}',
      description: 'The invitation is shown, accepted, and then "This session is no longer available".',
      comments: ['The platform gives us 15 seconds. Loading {place} takes 21.'],
      labels: ['sessions'],
    },
    {
      type: 'Bug',
      component: 'Audio',
      summary: 'Music stops in {place} during {weather}',
      description: 'The layer for {weather} starts and all the others end. Silence after 40 seconds.',
      comments: ['One bus was muted for a trailer and never unmuted.'],
      labels: ['music'],
    },
    {
      type: 'Bug',
      component: 'Art',
      summary: '{creature} casts no shadow in {place}',
      description: 'Looks as if it floats. Fine everywhere else.',
      comments: ['Light channel is wrong on the big lamp. Easy.'],
      labels: ['lighting'],
    },
    {
      type: 'Bug',
      component: 'Gameplay',
      summary: '{quest} cannot be finished when {creature} was met before',
      description:
        'The dialogue that gives the last step has the condition "not yet met". Players who explore are stuck.',
      comments: [
        'Three playtesters were stuck here for twenty minutes each.',
        'I will go through all conditions of this kind, not just this one.',
      ],
      labels: ['quests', 'playtest-feedback'],
    },
    {
      type: 'Bug',
      component: 'Audio',
      summary: '{language} voices are cut off in {quest}',
      description: 'Lines longer than the English ones end too early, because the camera moves on by time.',
      comments: ['We should wait for the sound, not for the clock.'],
      labels: ['localization'],
    },
    {
      type: 'Story',
      component: 'Gameplay',
      summary: 'Learn {skill} in {quest}',
      description:
        'As a player I want to learn {skill} where I need it, so that I need no text to explain it.\n- One safe try\n- One try with something to lose\n- {creature} as the exam',
      comments: ['First room works without a word of text.', 'Playtest: 9 of 11 got it at the first try.'],
      labels: ['tutorial'],
    },
    {
      type: 'Story',
      component: 'Gameplay',
      summary: 'Use {item} to reach the roofs of {place}',
      description:
        'There is a view up there and nobody sees it. A way up with {item}, and something small to find.',
      comments: ['Moved the chest so that one sees it from the street.'],
      labels: ['exploration'],
    },
    {
      type: 'Story',
      component: 'Online',
      summary: 'See where friends are in {place}',
      description:
        'A small light above the roofs in the colour of each friend, fading with the distance. It can be turned off.',
      comments: ['Colours have to differ for colour-blind players as well. @someone has a palette.'],
      labels: ['accessibility'],
    },
    {
      type: 'Story',
      component: 'Art',
      summary: '{place} during {weather}',
      description:
        'The same place and another mood. Reuse what is there; new are only light, sky and two effects.',
      comments: ['Concept is on the wall. We all like the second one.', 'Sky is in, light is half done.'],
      labels: ['lighting', 'environment'],
    },
    {
      type: 'Story',
      component: 'Engine',
      summary: 'Show {place} on {platform} at a steady 30 frames',
      description:
        'Budget for the place, not for each part.\n- Streaming without hitches\n- Shadows up to 40 metres\n- Particles by distance',
      comments: ['Now at 28. The rest is in the water.'],
      labels: ['performance'],
    },
    {
      type: 'Story',
      component: 'Audio',
      summary: 'A theme for {creature}',
      description: 'Eight bars that one hums afterwards. It should work on a flute alone and with everybody.',
      comments: ['Two sketches uploaded. @reporter which one?'],
      labels: ['music'],
    },
    {
      type: 'Task',
      component: 'Art',
      summary: 'Model {item} for the close-up in {quest}',
      description: 'It fills half of the screen for five seconds. 12,000 triangles, one material.',
      comments: ['Scratches where the hand holds it, please.', 'Done, with a second version for {mode}.'],
      labels: ['props'],
    },
    {
      type: 'Task',
      component: 'Gameplay',
      summary: 'Playtest {quest} with people who never played',
      description: 'Six people, an hour each. We say nothing and write down where they stop.',
      comments: ['Four invited, two to go.', 'Notes are in the folder. Main point: nobody reads the sign.'],
      labels: ['playtest'],
    },
    {
      type: 'Task',
      component: 'Audio',
      summary: 'Record the {language} voices for {quest}',
      description: 'Studio is booked for two days. The script needs the last changes by the day before.',
      comments: [
        'Script is final. No changes any more, please!',
        'Two lines have to be repeated, there is a tram in them.',
      ],
      labels: ['localization', 'voices'],
    },
    {
      type: 'Task',
      component: 'Online',
      summary: 'Load test: {mode} with a thousand sessions',
      description: 'With bots, against our own machines only. We want to know what breaks first.',
      comments: ['The lobby breaks first, at 640.'],
      labels: ['testing'],
    },
    {
      type: 'Task',
      component: 'Engine',
      summary: 'Upload a build for certification on {platform}',
      description:
        'Go through the checklist twice. The last one came back because of a missing age rating picture.',
      comments: ['Uploaded. They need five working days.'],
      labels: ['certification'],
    },
    {
      type: 'Task',
      component: 'Gameplay',
      summary: 'Check the {language} texts in {place}',
      description: 'Signs, menus and the names on the map. Long words are cut at the moment.',
      comments: ['Eleven texts are too long. I have shorter ones for nine.'],
      labels: ['localization'],
    },
  ],
  subtasks: [
    'Greybox',
    'First pass of the light',
    'Hook it up to the save game',
    'Sounds',
    'Test with a controller only',
    'Profile on the slowest machine',
  ],
  remarks: [
    'Played it yesterday evening. It is getting good!',
    '@assignee the newest build has it again.',
    'Moved behind the trailer, sorry.',
    'What is missing:\n- The idle animation\n- A sound for the end\n- One bug with the camera',
    'I would cut this if we run out of time. @someone?',
    'In build 2214 and later.',
    'Short video is in the channel.',
  ],
  closings: [
    'In the build of today. Ship it.',
    'Playtested with six people, nobody got stuck.',
    'Looks right on all platforms. Closing.',
    'Done. Lovely work, @assignee.',
  ],
};
