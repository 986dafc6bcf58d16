using System.Text.RegularExpressions;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Emit;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>Checks projections against the rows that they are taken from, of this project's catalog or of those of referenced ones.</summary>
internal sealed class ProjectionBinder(EquatableArray<CompiledRows> own, EquatableArray<CompiledRows> referenced)
{
    private static readonly Regex Qualification = new(@"(?:global::)?(?:@?\w+\.)+", RegexOptions.CultureInvariant);

    private readonly List<ProjectionModel> _projections = [];
    private readonly List<DiagnosticInfo> _diagnostics = [];

    public static ProjectionResult Bind(EquatableArray<ProjectionDeclaration> declarations, EquatableArray<CompiledRows> own, EquatableArray<CompiledRows> referenced)
    {
        var binder = new ProjectionBinder(own, referenced);
        foreach (var declaration in declarations)
        {
            binder.Bind(declaration);
        }

        return new(binder._projections.ToEquatableArray(), binder._diagnostics.ToEquatableArray());
    }

    private void Bind(ProjectionDeclaration declaration)
    {
        _diagnostics.AddRange(declaration.Problems);
        if (!declaration.Problems.IsEmpty || FindRows(declaration) is not { } rows)
        {
            return;
        }

        var whole = FieldsOf(rows);
        var fields = new List<FieldModel>(declaration.Members.Count);
        var sources = new List<ProjectionSource>(declaration.Members.Count);
        foreach (var member in declaration.Members)
        {
            if (whole.FirstOrDefault(field => field.Column == member.Column) is not { } source)
            {
                Report(
                    ProjectionDescriptors.UnknownColumn.Id,
                    member.Place,
                    member.Name,
                    member.Column,
                    rows.Object,
                    NearName.Hint(member.Column, whole.Select(field => field.Column)),
                    string.Join(", ", whole.Select(field => field.Column)));
            }
            else if (AsUtf8(member, source) is { } encoded)
            {
                fields.Add(Named(encoded, member));
                sources.Add(new(source.Member, IsEncoded: true));
            }
            else if (!Fits(member, source))
            {
                Report(ProjectionDescriptors.TypeMismatch.Id, member.Place, member.Name, Readable(member.Type), member.Column, rows.Object, Readable(source.Type));
            }
            else
            {
                fields.Add(Named(source, member));
                sources.Add(new(source.Member, IsEncoded: false));
            }
        }

        if (fields.Count == declaration.Members.Count)
        {
            _projections.Add(new(declaration.Type, rows.RowType, rows.ShapeType, fields.ToEquatableArray(), sources.ToEquatableArray()));
        }
    }

    private CompiledRows? FindRows(ProjectionDeclaration declaration)
    {
        CompiledRows[] found = [.. own.Where(rows => rows.Object == declaration.Object)];
        if (found.Length == 0)
        {
            found = [.. referenced.Where(rows => rows.Object == declaration.Object)];
        }

        switch (found.Length)
        {
            case 1:
                return found[0];
            case 0:
                var names = own.Concat(referenced).Select(rows => rows.Object).Distinct().ToArray();
                Report(
                    ProjectionDescriptors.UnknownObject.Id,
                    declaration.ObjectPlace,
                    declaration.Object,
                    names.Length == 0 ? "Neither this project nor one that it references has a catalog with rows. " : NearName.Hint(declaration.Object, names));
                return null;
            default:
                Report(
                    ProjectionDescriptors.AmbiguousObject.Id,
                    declaration.ObjectPlace,
                    declaration.Object,
                    string.Join(" and ", found.Select(rows => Readable(rows.RowType))));
                return null;
        }
    }

    private EquatableArray<FieldModel> FieldsOf(CompiledRows rows) => rows.Fields.IsEmpty
        ? own.Concat(referenced).FirstOrDefault(other => other.ShapeType == rows.ShapeType && !other.Fields.IsEmpty)?.Fields ?? []
        : rows.Fields;

    private static FieldModel Named(FieldModel field, ProjectionMember member) =>
        field with { Member = member.Name, ConstructorParameter = member.ConstructorParameter, IsRequired = member.IsRequired };

    /// <summary>The field of a string that the projection holds as its bytes in UTF-8; null where it does not.</summary>
    private static FieldModel? AsUtf8(ProjectionMember member, FieldModel source) =>
        source.Method == nameof(ColumnKind.String) && member.Type == (source.IsNullable ? Clr.Utf8String + "?" : Clr.Utf8String)
            ? source with { Type = member.Type, Method = ColumnTypes.Utf8String }
            : null;

    /// <summary>Types are equal, or are once what cannot be known of one of them is left out of both.</summary>
    private static bool Fits(ProjectionMember member, FieldModel source)
    {
        var (wanted, given) = member.HasUnknownTypes ? (Unqualified(member.Type), Unqualified(source.Type)) : (member.Type, source.Type);
        return wanted == given || (member.IsOblivious && wanted == given.TrimEnd('?'));
    }

    private static string Unqualified(string type) => Qualification.Replace(type, string.Empty);

    /// <summary>A type as a person writes it, with the usings that everybody has.</summary>
    private static string Readable(string type) => type.Replace("global::System.Collections.Generic.", string.Empty).Replace("global::System.", string.Empty).Replace("global::", string.Empty);

    private void Report(string id, SourcePlace? place, params string[] arguments) => _diagnostics.Add(new(id, place, arguments.ToEquatableArray()));
}

/// <summary>The projections that are sound, and what is wrong with others. The two go separate ways in the pipeline.</summary>
internal sealed record ProjectionResult(EquatableArray<ProjectionModel> Projections, EquatableArray<DiagnosticInfo> Diagnostics);
