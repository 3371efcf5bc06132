//! Finds the paths a source names where `syn` does not hand them out: in `use` trees and in unparsed tokens.
//! Called by the layer rules; it judges nothing itself.
//! It must not resolve a path: that needs the module it stands in.

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned as _;

/// One name brought in by a `use`.
pub struct Import {
    pub segments: Vec<String>,
    pub glob: bool,
    pub renamed: bool,
    pub line: usize,
}

/// Every name that a `use` brings in.
pub fn imports(tree: &syn::UseTree, before: &[String], into: &mut Vec<Import>) {
    let mut segments = before.to_vec();
    let line = tree.span().start().line;
    match tree {
        syn::UseTree::Path(path) => {
            segments.push(path.ident.to_string());
            imports(&path.tree, &segments, into);
        }
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| imports(tree, before, into)),
        syn::UseTree::Name(name) => {
            if name.ident != "self" || segments.is_empty() {
                segments.push(name.ident.to_string());
            }
            into.push(Import { segments, glob: false, renamed: false, line });
        }
        syn::UseTree::Rename(rename) => {
            if rename.ident != "self" || segments.is_empty() {
                segments.push(rename.ident.to_string());
            }
            into.push(Import { segments, glob: false, renamed: true, line });
        }
        syn::UseTree::Glob(_) => into.push(Import { segments, glob: true, renamed: false, line }),
    }
}

/// The paths of two or more segments in the arguments of macros and attributes, and their lines.
/// A string such as `"crate::model::x"` in an attribute is one as well.
pub fn paths_in(stream: TokenStream) -> Vec<(Vec<String>, usize)> {
    let mut found = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let (mut line, mut colons) = (0, 0);
    for token in stream {
        match token {
            TokenTree::Ident(ident) => {
                if colons != 2 {
                    found.push((std::mem::take(&mut path), line));
                }
                line = ident.span().start().line;
                path.push(ident.to_string());
                colons = 0;
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            other => {
                found.push((std::mem::take(&mut path), line));
                colons = 0;
                if let TokenTree::Group(group) = &other {
                    found.extend(paths_in(group.stream()));
                }
                if let TokenTree::Literal(literal) = &other {
                    let text = literal.to_string();
                    let bare = text.trim_matches('"');
                    if bare.starts_with("crate::") || bare.starts_with("super::") {
                        found.push((bare.split("::").map(str::to_owned).collect(), literal.span().start().line));
                    }
                }
            }
        }
    }
    found.push((path, line));
    found.retain(|(path, _)| path.len() > 1);
    found
}
