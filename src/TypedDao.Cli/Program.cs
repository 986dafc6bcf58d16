using TypedDao.Cli;

return await TypedDaoTool.RunAsync(args, new ToolConsole(Console.OpenStandardOutput(), Console.Error)).ConfigureAwait(false);
