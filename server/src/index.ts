export { type Ambient, createAmbient } from './ambient.ts';
export { type App, createApp } from './app.ts';
export { type Config, configFromEnvironment } from './config.ts';
export { createSessions } from './sessions/sessions.ts';
