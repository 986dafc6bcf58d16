using Microsoft.CodeAnalysis.Text;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>Completes a type of the user so that it is a projection: how it is taken from a whole row, and its shape.</summary>
internal static class ProjectionEmitter
{
    private const string Shape = "TypedDaoShape";

    public static SourceText Emit(ProjectionModel model)
    {
        var writer = new CodeWriter();
        var type = model.Type.ClrType;
        var contract = $"{Clr.RowOf}<{model.RowType}, {type}>";
        FieldModel[] fields = [.. model.Fields];
        Header.Emit(writer, new Scope(model.Type.Namespace));
        writer.Line();
        for (var i = 0; i < model.Type.Declarations.Count; i++)
        {
            var isLast = i == model.Type.Declarations.Count - 1;
            writer.Line(model.Type.Declarations[i] + (isLast ? $" : {contract}" : null));
            writer.Open();
        }

        var made = ShapeEmitter.Construct(type, fields, (field, index) => Take(field, model.Sources[index]));
        writer.Line($"static {type} {contract}.From({model.RowType} row) => {made};");
        writer.Line();
        writer.Line($"static TResult {contract}.AcceptShape<TOperation, TResult>(TOperation operation) => operation.Invoke<{Shape}>();");
        writer.Line();
        writer.Line(Header.GeneratedCodeAttribute);
        writer.Line($"private readonly struct {Shape} : {Clr.RowShape}<{type}>");
        writer.Open();
        EmitSchema(writer, model);
        writer.Line();
        writer.Line($"public static {type} Read<TReader>(ref TReader reader)");
        writer.Indented(inner => inner.Line($"where TReader : struct, {Clr.FieldReader}, allows ref struct"));
        ShapeEmitter.EmitReadExisting(writer, type, fields);
        writer.Line();
        writer.Line($"public static void Write<TWriter>({type} row, ref TWriter writer)");
        writer.Indented(inner => inner.Line($"where TWriter : struct, {Clr.FieldWriter}, allows ref struct"));
        ShapeEmitter.EmitWrite(writer, fields);
        writer.Close();
        foreach (var _ in model.Type.Declarations)
        {
            writer.Close();
        }

        return writer.Finish();
    }

    private static string Take(FieldModel field, ProjectionSource source)
    {
        var member = $"row.{CSharpText.Identifier(source.Member)}";
        return !source.IsEncoded ? member
            : field.IsNullable ? $"{member} is null ? null : new {Clr.Utf8String}({member})"
            : $"new {Clr.Utf8String}({member})";
    }

    /// <summary>The columns are those of the whole row, so that they have the same types, values and forms.</summary>
    private static void EmitSchema(CodeWriter writer, ProjectionModel model)
    {
        writer.Line($"public static {Clr.RowSchema} Schema");
        writer.Open();
        writer.Line("get");
        writer.Open();
        writer.Line($"var whole = {model.ShapeType}.Schema;");
        writer.Line($"return new([{string.Join(", ", model.Fields.Select(static field => $"whole[{CSharpText.Literal(field.Column)}]"))}]);");
        writer.Close();
        writer.Close();
    }
}
