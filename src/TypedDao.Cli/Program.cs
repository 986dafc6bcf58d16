using TypedDao.Cli;

return await TypedDaoTool.RunAsync(args, ToolConsole.OfProcess()).ConfigureAwait(false);
