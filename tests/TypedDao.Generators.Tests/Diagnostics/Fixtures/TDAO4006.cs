using TypedDao.Extensibility;
using TypedDao.Interfaces;

[Capability(typeof(IDeletes))]
public interface ITwo<TRow, TOther>;
