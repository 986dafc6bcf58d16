namespace TypedDao.Generators.Model;

/// <summary>The rows of an object of which projections can be made.</summary>
/// <param name="Object">The object as <c>store.object</c>.</param>
/// <param name="RowType">The whole row.</param>
/// <param name="ShapeType">Its shape.</param>
/// <param name="Fields">The columns; empty where another object of the same shape gives them.</param>
internal sealed record CompiledRows(string Object, string RowType, string ShapeType, EquatableArray<FieldModel> Fields);

/// <summary>A projection that is sound: some fields of a row, as members of a type of the user.</summary>
/// <param name="Type">The type.</param>
/// <param name="RowType">The whole row.</param>
/// <param name="ShapeType">Its shape.</param>
/// <param name="Fields">The columns as members of <paramref name="Type"/>, in the order of its members.</param>
/// <param name="Sources">The members of the whole row, in the same order.</param>
internal sealed record ProjectionModel(
    PartialType Type, string RowType, string ShapeType, EquatableArray<FieldModel> Fields, EquatableArray<ProjectionSource> Sources);

/// <summary>A member of the whole row, from which one of a projection is taken.</summary>
/// <param name="Member">The member, not escaped.</param>
/// <param name="IsEncoded">Whether it is a string that the projection holds as its bytes in UTF-8.</param>
internal sealed record ProjectionSource(string Member, bool IsEncoded);

/// <summary>A partial type of the user that is completed.</summary>
/// <param name="ClrType">The type.</param>
/// <param name="Namespace">Dotted, not escaped; empty: none.</param>
/// <param name="Declarations">How the types around it, from the outside, and then it itself are declared: <c>partial record User</c>.</param>
internal sealed record PartialType(string ClrType, string Namespace, EquatableArray<string> Declarations);
