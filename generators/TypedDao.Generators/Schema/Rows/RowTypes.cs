using Microsoft.CodeAnalysis;
using TypedDao.Generators.Diagnostics;

namespace TypedDao.Generators.Schema;

/// <summary>Reads the C# types that objects name as their rows.</summary>
/// <remarks>Runs after every edit of C#, on the named types alone, and returns plain data: an edit elsewhere leaves all that follows cached.</remarks>
internal static class RowTypes
{
    public static EquatableArray<ExistingRow> Read(EquatableArray<string> names, Compilation compilation, CancellationToken cancellationToken)
    {
        if (names.IsEmpty)
        {
            return [];
        }

        var rows = new List<ExistingRow>(names.Count);
        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.Add(Read(name, compilation));
        }

        return rows.ToEquatableArray();
    }

    private static ExistingRow Read(string name, Compilation compilation)
    {
        try
        {
            return ReadType(name, compilation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var failure = Failures.Describe($"reading the type {name}", exception);
            return new(name) { Problems = [new(failure.Id, failure.Arguments)] };
        }
    }

    private static ExistingRow ReadType(string name, Compilation compilation)
    {
        var (type, problem) = RowTypeLookup.Find(name, compilation);
        if (problem is not null || type is null)
        {
            return new(name) { Problems = problem is null ? [] : [problem] };
        }

        var problems = new List<TypeProblem>();
        var row = new RowTypeReader(compilation, problems).Read(type);
        return new(name) { SimpleName = type.Name, Row = row, Problems = problems.ToEquatableArray() };
    }
}
