using TypedDao.Editors;

// Run by the build: FOLDER-OF-THE-COMPILER FILE-WITH-PATHS-OF-REFERENCES SCHEMA
if (args is not [var compiler, var references, var schema])
{
    await Console.Error.WriteLineAsync("Expected: the folder of the compiler, a file with the paths of references, the path of the schema.");
    return 2;
}

SdkCompiler.Use(compiler);
try
{
    await SchemaFile.WriteAsync(await File.ReadAllLinesAsync(references), schema);
    return 0;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
