import './app/moderation-app.js';
