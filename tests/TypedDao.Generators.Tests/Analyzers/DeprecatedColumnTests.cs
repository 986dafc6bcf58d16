using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedDao.Generators.Tests.Binding;

namespace TypedDao.Generators.Tests.Analyzers;

/// <summary>A deprecated column warns with the text of the YAML where a filter names it: the compiler does it, no analyzer is needed.</summary>
public sealed class DeprecatedColumnTests
{
    private const string Yaml = """
        catalog: Catalog
        namespace: Acme.Data
        stores:
          bronze:
            type: memory
            objects:
              users:
                type: FileObject
                row_name: User
                suffix: jsonl
                columns:
                  id: int64
                  mail: { type: "string?", deprecated: "Use \"email\" instead" }
                  email: string?
                  born: { type: date?, deprecated: "Use age." }
                  age: int32?
                  surname: { type: string?, deprecated: See last_name. }
                  last_name: string?
                  device: { type: struct, columns: { os: { type: string, deprecated: Gone in May } } }
        """;

    [Theory]
    [InlineData("Catalog.Bronze.Users.Where(u => u.Mail == null)", "u.Mail", "'UserColumns.Mail' is obsolete: 'Use \"email\" instead'")]
    [InlineData("Catalog.Bronze.Users.Where(u => u.Id > 3 && !u.Mail.In([\"a\"]))", "u.Mail", "'UserColumns.Mail' is obsolete: 'Use \"email\" instead'")]
    [InlineData("Catalog.Bronze.Users.Where(u => u.Device.Os == \"iOS\")", "u.Device.Os", "'UserDeviceColumns.Os' is obsolete: 'Gone in May'")]
    [InlineData("Catalog.Bronze.Users.ReadAsync().Where(u => u.Mail == null)", "u.Mail", "'User.Mail' is obsolete: 'Use \"email\" instead'")]
    public void It_warns_where_it_is_named(string expression, string place, string message)
    {
        GeneratorOutcome outcome = GeneratorHost.Run(
            Yaml, UsageCatalog.Usings + $"\ninternal static class Program {{ internal static object Run() => {expression}; }}").AssertClean();

        Diagnostic warning = Assert.Single(
            outcome.Compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity is DiagnosticSeverity.Warning);
        Assert.Equal("CS0618", warning.Id);
        Assert.Equal(message, warning.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(place, warning.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(warning.Location.SourceSpan));
    }

    [Fact]
    public void What_does_not_name_it_is_silent()
    {
        GeneratorOutcome outcome = GeneratorHost.Run(
            Yaml, UsageCatalog.Usings + "\ninternal static class Program { internal static object Run() => Catalog.Bronze.Users.Where(u => u.Id > 3); }").AssertClean();

        Assert.DoesNotContain(outcome.Compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity is DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("Catalog.Bronze.Users.Where(u => u.Mail == null)", "Catalog.Bronze.Users.Where(u => u.Email == null)")]
    [InlineData("Catalog.Bronze.Users.Where(u => u.Id > 3 && !u.Mail.In([\"a\"]))", "Catalog.Bronze.Users.Where(u => u.Id > 3 && !u.Email.In([\"a\"]))")]
    [InlineData("Catalog.Bronze.Users.Where(u => u.Device.Os == \"iOS\")", "Catalog.Bronze.Users.Where(u => u.Device.Os == \"iOS\")")]
    [InlineData("Catalog.Bronze.Users.Where(u => u.Born == null)", "Catalog.Bronze.Users.Where(u => u.Born == null)")]
    [InlineData("Catalog.Bronze.Users.Where(u => u.Surname == null)", "Catalog.Bronze.Users.Where(u => u.LastName == null)")]
    public async Task The_column_that_its_message_names_takes_its_place(string expression, string expected)
    {
        const string before = "\ninternal static class Program { internal static object Run() => ";
        GeneratorOutcome outcome = GeneratorHost.Run(Yaml, UsageCatalog.Usings + before + expression + "; }").AssertClean();

        (string text, Compilation compilation) = await AnalyzerHost.FixAsync(outcome.Compilation, TestContext.Current.CancellationToken);

        Assert.Equal(UsageCatalog.Usings + before + expected + "; }", text);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
    }
}
