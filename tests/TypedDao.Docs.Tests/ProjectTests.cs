using Microsoft.CodeAnalysis;
using TypedDao.Docs.Blocks;

namespace TypedDao.Docs;

/// <summary>What pages show is what the build takes, and where a page shows a refusal, what it refuses, in its words.</summary>
public sealed class ProjectTests(PageBuild pages)
{
    public static TheoryData<string> Names => [.. DocProject.All.Select(project => project.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_project_builds_or_is_refused_as_its_page_says(string name)
    {
        DocProject project = DocProject.All.Single(project => project.Name == name);
        string? problem = await ProblemOfAsync(project, TestContext.Current.CancellationToken);
        if (SkippedProjects.Reasons.TryGetValue(name, out string? reason))
        {
            Assert.True(problem is not null, $"{name} is as its page says now: remove it from the skipped ({reason}).");
            return;
        }

        Assert.True(problem is null, problem);
    }

    [Fact]
    public void A_skipped_project_exists() => Assert.Empty(SkippedProjects.Reasons.Keys.Except(DocProject.All.Select(project => project.Name)));

    private async Task<string?> ProblemOfAsync(DocProject project, CancellationToken cancellationToken)
    {
        if (project.Blocks[0].Page == PageBuild.Extending)
        {
            // With the types of its page; a mistake would be among the errors of the build.
            return pages.Errors.FirstOrDefault(error => error.Contains("Use.csproj", StringComparison.Ordinal));
        }

        string[]? closest = null;
        foreach (IReadOnlyList<ProjectFile> files in WithPreambles(project.Files))
        {
            IReadOnlyList<Diagnostic> all = await ProjectBuild.DiagnoseAsync(files, cancellationToken);
            string[] said = [.. all.Where(item => item.Severity >= DiagnosticSeverity.Warning || item.Id == project.Id).Select(ProjectBuild.Print)];
            if (project.IsRefused ? said.Length > 0 && said.All(line => line.Contains($" {project.Id}: ", StringComparison.Ordinal)) : said.Length == 0)
            {
                return project.IsRefused ? Compare(project, said) : null;
            }

            closest = closest is null || said.Length < closest.Length && said.Length > 0 ? said : closest;
        }

        return $"{project.Name}: {(project.IsRefused ? $"{project.Id} alone is" : "nothing is to be")} reported, but with the closest preamble\n{string.Join('\n', closest!)}";
    }

    private static IEnumerable<IReadOnlyList<ProjectFile>> WithPreambles(IReadOnlyList<ProjectFile> files)
        => files.FirstOrDefault(file => file.Path == "catalog.yaml") is { } catalog
            ? YamlPreambles.Around(catalog.Text).Select(text => (IReadOnlyList<ProjectFile>)[.. files.Where(file => file != catalog), catalog with { Text = text }])
            : [files];

    private static string? Compare(DocProject project, string[] said)
    {
        string text = string.Concat(said.Select(line => line + "\n"));
        if (project.Printed is not { } printed || printed.Text == text)
        {
            return null;
        }

        if (TestRepository.UpdateBaselines)
        {
            string path = TestRepository.PathOf(printed.Page);
            File.WriteAllText(path, File.ReadAllText(path).Replace($"```text\n{printed.Text}```", $"```text\n{text}```", StringComparison.Ordinal));
        }

        return $"{printed.Page}({printed.Line}) does not print what the build says:\n{text}";
    }
}
