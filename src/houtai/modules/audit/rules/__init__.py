"""Pure rules of the logs: how rows hold on to each other, what is cut, what can be looked for."""
