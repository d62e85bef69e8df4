import { register } from 'tsx/esm/api';

// Lets Node run a test file that is TypeScript. What the test itself starts is plain Node again.
register();
delete process.env.NODE_OPTIONS;
